using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using StaticTracker.Diagnostics;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Templates;

/// <summary>
/// The words of scripts. A script writes <c>t("key")</c>, and what is published has the text itself in its place: a string, or for a text about a number an object of its forms, which <c>TK.say</c> takes with the
/// values. So a script has just its own words, and nothing is looked up or loaded for them.
/// </summary>
internal static partial class ScriptTexts
{
    private static readonly JavaScriptEncoder s_encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <exception cref="TemplateException">There is no text by a key.</exception>
    public static ReadOnlyMemory<byte> Fill(TemplateFile file, SiteTexts texts)
    {
        if (!file.Name.EndsWith(".js", StringComparison.Ordinal) || file.Bytes.Span.IndexOf("t(\""u8) < 0)
        {
            return file.Bytes;
        }

        var text = Encoding.UTF8.GetString(file.Bytes.Span);
        return Encoding.UTF8.GetBytes(Place().Replace(text, m => Literal(m.Groups[1].Value, texts.Find(m.Groups[1].Value) ?? throw Fault(file, m.Groups[1]))));
    }

    private static TemplateException Fault(TemplateFile file, Group key)
    {
        var text = TemplateText.Of(file);
        return new(new Problem(
            TemplateText.SpanAt(file, text, Math.Max(0, text.IndexOf($"\"{key.Value}\"", StringComparison.Ordinal))), Codes.Site.UnknownName, $"'{key.Value}' {TextHelpers.Unknown}",
            "keys are those of site-templates/texts.json of the program"));
    }

    /// <summary>Forms only where a number chooses among them: elsewhere a script takes the text as it is.</summary>
    private static string Literal(string key, SiteText text) => text.Forms.Count == 1 || !HasNumber(key) ? Quoted(text.Other)
        : $"{{{string.Join(",", text.Forms.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}:{Quoted(f.Value)}"))}}}";

    private static bool HasNumber(string key) => SiteTexts.BuiltIn.Find(key) is { } known && (known.Forms.Count > 1 || known.Names.Contains("n"));

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(Bidi.Visible(text), s_encoder)}\"";

    [GeneratedRegex(@"(?<![\w.$])t\(""([a-z0-9_.-]+)""\)")]
    private static partial Regex Place();
}
