using System.Globalization;

namespace AcsConnector.Api.Settings;

/// <summary>Reads settings, each with what it must look like. An empty one is none.</summary>
internal static class SettingReader
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(10);

    /// <exception cref="SettingException">It is neither true nor false.</exception>
    public static bool ReadFlag(this IConfiguration configuration, string setting, bool defaultValue) => configuration[setting] switch
    {
        null or "" => defaultValue,
        var text when bool.TryParse(text, out var flag) => flag,
        _ => throw new SettingException(setting, "must be true or false."),
    };

    /// <summary>One value, or several under __0, __1 …</summary>
    public static string[] ReadList(this IConfiguration configuration, string setting)
    {
        var section = configuration.GetSection(setting);
        return [.. section.GetChildren().Prepend(section).Select(value => value.Value).OfType<string>().Where(value => value.Length > 0)];
    }

    /// <exception cref="SettingException">It is no duration, or longer than 10 minutes.</exception>
    public static TimeSpan ReadDuration(this IConfiguration configuration, string setting, TimeSpan defaultValue) => configuration[setting] switch
    {
        null or "" => defaultValue,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > TimeSpan.Zero && value <= MaxDuration => value,
        _ => throw new SettingException(setting, "must be a duration of at most 10 minutes, such as 00:00:30 for thirty seconds."),
    };

    /// <summary>Null when there is none.</summary>
    /// <param name="problem">What is said of anything but a whole number from 1 to the maximum.</param>
    /// <exception cref="SettingException">It is not such a number.</exception>
    public static int? ReadNumber(this IConfiguration configuration, string setting, int max, string problem) => configuration[setting] switch
    {
        null or "" => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= max => number,
        _ => throw new SettingException(setting, problem),
    };

    /// <summary>Null when there is none.</summary>
    /// <param name="problem">What is said of anything but such an address.</param>
    /// <exception cref="SettingException">It is not such an address.</exception>
    public static Uri? ReadAddress(this IConfiguration configuration, string setting, Predicate<Uri> isRight, string problem) => configuration[setting] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && isRight(address) => address,
        _ => throw new SettingException(setting, problem),
    };
}
