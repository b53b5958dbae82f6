using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AcsConnector.Flows.Values;

namespace AcsConnector.Flows.Definitions;

/// <summary>
/// Functions of templates that need no deployment, and placeholders for what only a deployment knows: a resource group and a
/// subscription of this machine. https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
/// </summary>
internal static class ArmFunctions
{
    private const int MaxTextLength = 24_576;
    private const string Subscription = "00000000-0000-0000-0000-000000000000";
    private const string Group = "local";

    private static readonly Dictionary<string, Func<IReadOnlyList<Value>, Value?>> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["concat"] = Concat,
        ["format"] = Format,
        ["string"] = arguments => arguments is [var value] ? value.ToText() : null,
        ["toLower"] = arguments => arguments is [StringValue text] ? text.Content.ToLowerInvariant() : null,
        ["toUpper"] = arguments => arguments is [StringValue text] ? text.Content.ToUpperInvariant() : null,
        ["trim"] = arguments => arguments is [StringValue text] ? text.Content.Trim() : null,
        ["replace"] = arguments => arguments is [StringValue text, StringValue { Content.Length: > 0 } old, StringValue with]
            ? text.Content.Replace(old.Content, with.Content, StringComparison.Ordinal)
            : null,
        ["uniqueString"] = UniqueString,
        ["resourceGroup"] = _ => new ObjectValue(("id", $"/subscriptions/{Subscription}/resourceGroups/{Group}"), ("name", Group), ("location", "local")),
        ["subscription"] = _ => new ObjectValue(
            ("id", $"/subscriptions/{Subscription}"), ("subscriptionId", Subscription), ("tenantId", Subscription), ("displayName", Group)),
    };

    /// <summary>Null for a function that is not here, or for arguments that it does not take.</summary>
    public static Value? Invoke(string name, IReadOnlyList<Value> arguments) =>
        All.TryGetValue(name, out var function) && function(arguments) is { } value && value is not StringValue { Content.Length: > MaxTextLength } ? value : null;

    /// <summary>Of a resource beside the template, or of one in the subscription or group that the first arguments name.</summary>
    public static Value ResourceId(IReadOnlyList<Value> arguments)
    {
        var texts = arguments.Select(argument => argument.ToText()).ToList();
        var type = Math.Max(0, texts.FindIndex(text => text.Contains('/', StringComparison.Ordinal)));
        var segments = texts.ElementAtOrDefault(type)?.Split('/') ?? [];
        var names = texts.Skip(type + 1).ToList();
        var path = string.Concat(segments.Skip(1).Select((segment, index) => $"/{segment}/{names.ElementAtOrDefault(index)}"));
        return $"/subscriptions/{Subscription}/resourceGroups/{Group}/providers/{segments.FirstOrDefault()}{path}";
    }

    private static Value? Concat(IReadOnlyList<Value> arguments)
    {
        if (arguments.Count > 0 && arguments.All(argument => argument is ArrayValue))
            return new ArrayValue([.. arguments.SelectMany(argument => argument.Items())]);
        return arguments.Any(argument => argument is ArrayValue or ObjectValue or NullValue) ? null : string.Concat(arguments.Select(argument => argument.ToText()));
    }

    private static Value? Format(IReadOnlyList<Value> arguments)
    {
        if (arguments.Count == 0 || arguments[0] is not StringValue format)
            return null;
        try
        {
            return string.Format(CultureInfo.InvariantCulture, format.Content, [.. arguments.Skip(1).Select(value => value is IntegerValue number ? number.Content : (object)value.ToText())]);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Thirteen characters that are the same for the same arguments, as the service's are; not the service's own.</summary>
    private static Value? UniqueString(IReadOnlyList<Value> arguments)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('-', arguments.Select(argument => argument.ToText()))));
        return string.Concat(hash.Take(13).Select(one => Letters[one % Letters.Length]));
    }
}
