namespace AcsConnector.Api.Settings;

/// <summary>A setting that stops the start. The message names it and says what to do, and never holds its value.</summary>
public sealed class SettingException(string setting, string problem) : Exception($"The setting {setting} {problem}");
