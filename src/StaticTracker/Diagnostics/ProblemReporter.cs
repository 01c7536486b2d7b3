using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StaticTracker.Diagnostics;

/// <summary>Writes problems for people, programs and GitHub. Control characters of data never reach the terminal or a workflow command.</summary>
public static class ProblemReporter
{
    public static void Write(TextWriter output, IReadOnlyList<Problem> problems, ProblemFormat format)
    {
        if (format == ProblemFormat.Json)
        {
            output.WriteLine(Json(problems));
            return;
        }

        foreach (var problem in problems)
        {
            output.WriteLine(format == ProblemFormat.Github ? Annotation(problem) : Line(problem));
        }
    }

    /// <summary>One problem on one line: <c>data/modules/m01.json:14:9: error ST103: …. hint</c></summary>
    public static string Line(Problem problem)
    {
        var (path, line, column) = problem.Span;
        var place = line == 0 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}:{line}:{column}");
        return Visible($"{place}: {Word(problem.Severity)} {problem.Code.Id}: {Sentence(problem)}");
    }

    /// <summary>Message and hint; what the system says of a fault often ends with a full stop.</summary>
    private static string Sentence(Problem problem) => problem.Hint is null ? problem.Message : $"{problem.Message.TrimEnd('.')}; {problem.Hint}";

    /// <summary>A text on one line: control characters, line separators, what turns the direction of text and what nobody sees as \u escapes.</summary>
    public static string Visible(string text)
    {
        text = Unseen.Visible(text);
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\u007F', '\u009F') && !text.AsSpan().ContainsAnyInRange('\u2028', '\u2029'))
        {
            return text;
        }

        return string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()));
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private static string Annotation(Problem problem)
    {
        var kind = problem.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "notice",
        };
        var (path, line, column) = problem.Span;
        var place = line == 0 ? $"file={Property(path)}" : string.Create(CultureInfo.InvariantCulture, $"file={Property(path)},line={line},col={column}");
        return $"::{kind} {place},title={problem.Code.Id}::{Escape(Visible(Sentence(problem)))}";
    }

    private static string Escape(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Escape(Visible(text)).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Json(IReadOnlyList<Problem> problems)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var problem in problems)
            {
                writer.WriteStartObject();
                writer.WriteString("path", problem.Span.Path);
                writer.WriteNumber("line", problem.Span.Line);
                writer.WriteNumber("column", problem.Span.Column);
                writer.WriteString("severity", Word(problem.Severity));
                writer.WriteString("code", problem.Code.Id);
                writer.WriteString("message", problem.Message);
                if (problem.Hint is { } hint)
                {
                    writer.WriteString("hint", hint);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
