using System.Text.RegularExpressions;

namespace StaticTracker.Theming;

/// <summary>The names in a text's braces, <c>{n}</c>, where values are put in.</summary>
public static partial class TextNames
{
    public static IEnumerable<string> In(string text) => Name().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>The text with each name replaced; what gives no value stays as it stands.</summary>
    public static string Fill(string text, Func<string, string?> value) => Name().Replace(text, m => value(m.Groups[1].Value) ?? m.Value);

    [GeneratedRegex(@"\{([a-z][a-z0-9_]*)\}")]
    private static partial Regex Name();
}
