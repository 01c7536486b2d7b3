using System.Text.RegularExpressions;

namespace StaticTracker.Migrating;

/// <summary>How JSON, and the core of YAML, write a number.</summary>
internal static partial class NumberForm
{
    public static bool IsNumber(string text) => Number().IsMatch(text);

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
