using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>
/// Compares files with their canonical form, and rewrites those that differ where a writer is given. Only files that can be read and fit
/// their schema are compared: what is broken is left as it is.
/// </summary>
internal sealed class CanonicalForm(DataWriter? writer, Problems problems)
{
    private const int LongestLine = 80;

    /// <summary>The problems of a file, begun with what its form gives; of the new text where the file was rewritten.</summary>
    public FileProblems Begin(JsonFile file, string path, DataKind kind)
    {
        var begun = new FileProblems(file);
        var shape = Shape.Of(kind);
        if (!JsonFileCheck.Fits(kind, file.Tree.Root) || CanonicalJson.Holds(file.Tree, shape))
        {
            return begun;
        }

        var canonical = CanonicalJson.File(file.Tree, shape);

        if (writer is null)
        {
            Tell(begun, canonical);
            return begun;
        }

        if (!writer.Write(path, canonical, problems) || writer.IsDry)
        {
            return begun;
        }

        var shown = file.Path;
        file.Dispose();
        return new FileProblems(JsonFile.Of(shown, canonical, problems)!);
    }

    private static void Tell(FileProblems found, ReadOnlySpan<byte> canonical)
    {
        var text = found.File.Text.Span;
        var same = text.CommonPrefixLength(canonical);
        while (same > 0 && same < text.Length && (text[same] & 0xC0) == 0x80)
        {
            same--;
        }

        var message = found.File.Tree.HasByteOrderMark ? "it starts with a byte order mark"
            : same < text.Length && text[same] == '\r' ? "its lines end in CR LF, not LF"
            : same == text.Length ? "the newline at its end is missing"
            : same == canonical.Length ? "there is something behind the last line"
            : $"this line is {Line(text, same)}, canonical is {Line(canonical, same)}";
        found.Add(Math.Min(same, Math.Max(0, text.Length - 1)), Codes.Form.Canonical, message, "'tracker check --fix' rewrites it; only the form changes");
    }

    private static string Line(ReadOnlySpan<byte> text, int at)
    {
        var start = text[..at].LastIndexOf((byte)'\n') + 1;
        var length = text[start..].IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(length < 0 ? text[start..] : text.Slice(start, length)).Trim();
        return line.Length == 0 ? "empty" : line.Length <= LongestLine ? $"‹{line}›" : $"‹{line[..LongestLine]}…›";
    }
}
