using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Mapping;

/// <summary>The <c>details</c> of tracker.json. Expects a tree that fits its schema, and tells of patterns that are none.</summary>
internal static class TextRuleReader
{
    public static TextRules Read(JsonTree tree, string path, Problems problems)
    {
        var node = tree.Root["details"u8];
        if (!node.Exists)
        {
            return TextRules.Default;
        }

        var patterns = new List<(string, Regex, SourceSpan)>();
        foreach (var element in node["redact"u8].Elements)
        {
            var text = element["pattern"u8];
            try
            {
                patterns.Add((element["name"u8].AsString() ?? "", new Regex(text.AsString() ?? "", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TextRules.Patience), SourceSpan.Of(path, text)));
            }
            catch (ArgumentException e)
            {
                problems.Add(SourceSpan.Of(path, text), Codes.Importing.RuleUnfit, $"this is no regular expression: {e.Message}");
            }
        }

        return new TextRules
        {
            MaxText = (int)(node["max_text"u8].AsInteger() ?? TextRules.Default.MaxText),
            MaxFileKb = (int)(node["max_file_kb"u8].AsInteger() ?? TextRules.Default.MaxFileKb),
            Patterns = patterns,
        };
    }
}
