using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Indexing;
using StaticTracker.Modules;

namespace StaticTracker.Exporting;

/// <summary>
/// What a module has come to, as a badge: the best rate of its newest version, in the colour of the heatmap. As SVG of our own, and as the endpoint of shields.io, which draws it from a
/// small JSON file at an address.
/// </summary>
public sealed record Badge(string Label, string Message, string Color)
{
    private const string Grey = "#c6cad1";
    private const int MaxLabel = 60;

    /// <summary>The heatmap's ten steps in the light scheme, dark enough beside dark text.</summary>
    private static readonly string[] s_steps = ["#fef7dd", "#eff2d1", "#ddedca", "#cae8c6", "#b4e3c6", "#9dddc9", "#89d7cf", "#77ced7", "#6cc4df", "#6ab8e4"];

    /// <param name="row">The module's row.</param>
    /// <param name="match">The match rate instead of the pass rate.</param>
    public static Badge Of(ModuleRow row, bool match)
    {
        if (row.Cells is not [.., var cell])
        {
            return new Badge(Cut(row.Name), "no result", Grey);
        }

        var label = Cut($"{row.Name} {cell.Version}{(match ? " match" : "")}");
        if (cell.Best is not { } best)
        {
            return new Badge(label, "other data set", Grey);
        }

        return (match ? best.MatchRate : best.PassRate) is { } rate
            ? new Badge(label, $"{Rate.Text(rate)} %{(best.TooManyErrors ? " ! errors" : "")}", s_steps[Math.Clamp((int)(rate / 10), 0, 9)])
            : new Badge(label, best.IsErrorsOnly ? "errors only" : match ? "no match rate" : "no rate", Grey);
    }

    /// <summary>The JSON of shields.io's endpoint (schema version 1).</summary>
    public byte[] Endpoint()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteString("label", Label);
            json.WriteString("message", Message);
            json.WriteString("color", Color);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    public byte[] Svg()
    {
        var (label, message) = (WidthOf(Label), WidthOf(Message));
        var (left, right) = (label + 12, message + 12);
        var (labelText, messageText) = (Escape(Label), Escape(Message));
        return Encoding.UTF8.GetBytes(FormattableString.Invariant($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{labelText}: {messageText}"><title>{labelText}: {messageText}</title><rect width="{left}" height="20" fill="#3a414c"/><rect x="{left}" width="{right}" height="20" fill="{Color}"/><g font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle"><text x="{left / 2.0}" y="14" textLength="{label}" lengthAdjust="spacingAndGlyphs" fill="#fff">{labelText}</text><text x="{left + (right / 2.0)}" y="14" textLength="{message}" lengthAdjust="spacingAndGlyphs" fill="#15191f">{messageText}</text></g></svg>

            """).ReplaceLineEndings("\n"));
    }

    /// <summary>Never between the halves of a pair.</summary>
    private static string Cut(string name) => name.Length <= MaxLabel ? name : $"{name[..(MaxLabel - (char.IsHighSurrogate(name[MaxLabel - 2]) ? 2 : 1))]}…";

    /// <summary>About how wide a text is in 11 px of a wide sans-serif; the text is fitted to it.</summary>
    private static int WidthOf(string text) => text.Sum(c => c < 0x2E80 ? c is >= 'a' and <= 'z' or ' ' or '.' or 'i' or 'l' ? 6 : 7 : 11);

    private static string Escape(string text) => XmlText.Of(Unseen.Visible(Bidi.Visible(text))).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
