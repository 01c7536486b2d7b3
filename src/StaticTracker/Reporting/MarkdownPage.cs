using System.Text;

namespace StaticTracker.Reporting;

/// <summary>
/// A bounded page of Markdown in the making. Its own words are written as they are, whatever comes from data is escaped and cut, and what is left out is counted.
/// </summary>
internal sealed class MarkdownPage(MarkdownStep step)
{
    /// <summary>Characters; hosts cut or refuse comments of somewhat more.</summary>
    public const int MaxLength = 60_000;

    private readonly StringBuilder _text = new();
    private int _left;

    public MarkdownStep Step => step;

    /// <summary>What left out lines are told with; empty where there are none. <paramref name="command"/> shows them all.</summary>
    public string Shortened(string command) => _left == 0 ? "" : $"\n**Shortened**: {DiffWords.Count(_left, "line")} left out and long texts cut; `{command}` shows all.\n";

    /// <summary>The page of the first step that is short enough; the last step's is.</summary>
    public static string Bounded(Func<MarkdownPage, string> write)
    {
        var text = "";
        foreach (var step in MarkdownStep.All)
        {
            text = write(new MarkdownPage(step));
            if (text.Length <= MaxLength)
            {
                break;
            }
        }

        return text;
    }

    public override string ToString() => _text.ToString();

    public string Escape(string text) => Escape(text, step.Text);

    public static string Escape(string text, int most) => ReportText.Markdown(text, most);

    /// <summary>Adds our own words.</summary>
    public void Add(string own) => _text.Append(own);

    public void Heading(string own) => _text.Append("\n### ").Append(own).Append("\n\n");

    public void Table(IReadOnlyList<string> columns, string alignment, IReadOnlyList<string[]> rows, int most)
    {
        _left += Math.Max(0, rows.Count - most);
        if (Math.Min(rows.Count, most) == 0)
        {
            return;
        }

        _text.Append("\n| ").AppendJoin(" | ", columns).Append(" |\n").Append(alignment).Append('\n');
        foreach (var row in rows.Take(most))
        {
            _text.Append("| ").AppendJoin(" | ", row.Select(cell => Escape(cell))).Append(" |\n");
        }
    }

    public void Lines(IReadOnlyList<string> lines, int most)
    {
        foreach (var line in lines.Take(most))
        {
            _text.Append("- ").Append(Escape(line)).Append('\n');
        }

        if (lines.Count > most)
        {
            _left += lines.Count - most;
            _text.Append($"- … and {DiffWords.Count(lines.Count - most, "more line")}\n");
        }
    }

    /// <summary>Lines folded away under their title; nothing where there are none.</summary>
    public void Folded(string own, IReadOnlyList<string> lines, int most)
    {
        if (lines.Count > 0)
        {
            Open($"{own}: {DiffWords.Count(lines.Count, "line")}");
            _text.Append('\n');
            Lines(lines, most);
            Close();
        }
    }

    public void Open(string own, bool unfolded = false) => _text.Append($"\n<details{(unfolded ? " open" : "")}><summary>{own}</summary>\n");

    public void Close() => _text.Append("\n</details>\n");
}
