using System.Text;
using System.Text.Unicode;
using StaticTracker.Diagnostics;

namespace StaticTracker.Site.Templates;

/// <summary>What a template's text must keep to before it may reach the engine, and where in it something stands.</summary>
internal static class TemplateText
{
    public static void Check(TemplateFile file, Problems problems)
    {
        if (!file.Name.EndsWith(".hbs", StringComparison.Ordinal))
        {
            return;
        }

        if (!Utf8.IsValid(file.Bytes.Span))
        {
            problems.Add(SourceSpan.File(file.ShownPath), Codes.Site.BrokenTemplate, "a template is UTF-8 text, this is not");
            return;
        }

        var text = Of(file);
        var control = text.AsSpan().IndexOfAnyInRange('\0', '\b');
        if (control >= 0)
        {
            problems.Add(SpanAt(file, text, control), Codes.Site.BrokenTemplate, "a template holds no control characters");
        }

        foreach (var raw in (ReadOnlySpan<string>)["{{{", "{{&"])
        {
            var at = text.IndexOf(raw, StringComparison.Ordinal);
            if (at >= 0)
            {
                problems.Add(SpanAt(file, text, at), Codes.Site.RawOutput, $"'{raw}' would put a value in without escaping", "write {{name}}: fields that hold markup are put in as markup by themselves");
            }
        }
    }

    public static string Of(TemplateFile file)
    {
        var bytes = file.Bytes.Span;
        return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes).ReplaceLineEndings("\n");
    }

    /// <summary>Where in the file a character stands.</summary>
    public static SourceSpan SpanAt(TemplateFile file, string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        var line = before.Count('\n') + 1;
        return new SourceSpan(file.ShownPath, line, offset - before.LastIndexOf('\n'));
    }
}
