using System.Globalization;
using System.Text.Json;
using StaticTracker.Comparison;
using StaticTracker.Diagnostics;
using StaticTracker.Runs.Moves;

namespace StaticTracker.Commands;

/// <summary>What moved with each changed section of a prompt, and the groups of items that moved, with the numbers behind it.</summary>
internal static class SectionFigures
{
    /// <summary>Groups that are shown; JSON has all.</summary>
    private const int GroupsShown = 10;

    public static void WriteText(TextWriter output, MovedResults moved)
    {
        if (moved.Groups.Count > 0)
        {
            output.WriteLine();
            output.WriteLine($"groups of items ({MovedResults.NotProof})");
            TextColumns.Write(output, [.. moved.Groups.Take(GroupsShown).Select(g => (string[])[$"  {g.Name}", On(g.Model), .. Figures(g.Figure)])]);
            TellMore(output, moved);
        }

        foreach (var section in moved.Sections)
        {
            output.WriteLine();
            output.WriteLine(ProblemReporter.Visible($"with {section.Section.Title} ({MovedResults.NotProof})"));
            TextColumns.Write(output, [.. section.Moves.Select(m => (string[])[$"  {m.Title}", On(m.Model), .. Figures(m.Figure), Shared(m)])]);
        }
    }

    public static void WriteMarkdown(TextWriter output, MovedResults moved)
    {
        if (moved.Groups.Count > 0)
        {
            Head(output, $"**Groups of items** ({MovedResults.NotProof})", ["items", "model", "before", "after", "change", "verdict", "numbers"]);
            foreach (var g in moved.Groups.Take(GroupsShown))
            {
                Row(output, [g.Name.ToString(), g.Model, .. Cells(g.Figure)]);
            }

            TellMore(output, moved);
        }

        foreach (var section in moved.Sections)
        {
            Head(output, $"**With {MovedFigures.Cell(section.Section.Title)}** ({MovedResults.NotProof})", ["moved", "model", "before", "after", "change", "verdict", "numbers", "by name"]);
            foreach (var m in section.Moves)
            {
                Row(output, [m.Title.ToString(), m.Model, .. Cells(m.Figure), Shared(m)]);
            }
        }
    }

    public static void WriteJson(Utf8JsonWriter json, MovedResults moved)
    {
        json.WriteStartArray("groups");
        foreach (var g in moved.Groups)
        {
            json.WriteStartObject();
            json.WriteString("name", g.Name.ToString());
            json.WriteNumber("items", g.Items);
            Figure(json, g.Model, g.Figure);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("groups_left_out", moved.GroupsLeftOut);
        json.WriteStartArray("moved_with_sections");
        foreach (var section in moved.Sections)
        {
            json.WriteStartObject();
            json.WriteString("section", section.Section.Title);
            json.WriteStartArray("moves");
            foreach (var m in section.Moves)
            {
                json.WriteStartObject();
                json.WriteString("kind", m.IsGroup ? "items" : "rubric");
                json.WriteString("name", m.Name.ToString());
                Figure(json, m.Model, m.Figure);
                json.WriteStartArray("shared_words");
                foreach (var word in m.Shared)
                {
                    json.WriteStringValue(word);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void TellMore(TextWriter output, MovedResults moved)
    {
        var more = moved.Groups.Count - GroupsShown;
        if (more > 0 || moved.GroupsLeftOut > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, more)} more groups moved less{(moved.GroupsLeftOut > 0 ? $"; {moved.GroupsLeftOut} smaller ones are not compared" : "")}."));
        }
    }

    private static void Figure(Utf8JsonWriter json, string model, FigureComparison f)
    {
        json.WriteString("model", model);
        Number("before", f.Before.Rate);
        Number("after", f.After.Rate);
        Number("change", f.Change);
        Number("change_of_pairs", f.ChangeOfPairs);
        json.WriteString("verdict", ComparisonWording.Verdict(f).ToString());
        Number("n", f.Evidence?.N);
        Number("p_adjusted", f.Judgement.AdjustedP is { } p ? (decimal)Math.Round(p, 6) : null);

        void Number(string name, decimal? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }

    private static void Head(TextWriter output, string title, string[] columns)
    {
        output.WriteLine();
        output.WriteLine(title);
        output.WriteLine();
        Row(output, columns);
        output.WriteLine($"|{string.Concat(columns.Select(_ => "---|"))}");
    }

    private static void Row(TextWriter output, IEnumerable<string> cells) => output.WriteLine($"| {string.Join(" | ", cells.Select(MovedFigures.Cell))} |");

    private static string[] Figures(FigureComparison f) => [MovedFigures.Side(f.Before), "→", .. Cells(f)[1..]];

    private static string[] Cells(FigureComparison f) => [MovedFigures.Side(f.Before), MovedFigures.Side(f.After), MovedFigures.Change(f), ComparisonWording.Verdict(f).ToString(), MovedFigures.Numbers(f)];

    private static string On(string model) => $"on {model}";

    private static string Shared(Move move) => move.Shared.Count == 0 ? "" : $"shares {string.Join(", ", move.Shared.Select(w => $"'{w}'"))}";
}
