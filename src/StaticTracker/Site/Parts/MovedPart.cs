using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Comparison.Reports;
using StaticTracker.Runs.Moves;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>What moved in the results of two versions of a prompt, always under the words that it is no proof of cause.</summary>
internal static class MovedPart
{
    private const int GroupsShown = 20;

    public static void Render(HtmlWriter html, MovedResults moved, PublishSettings publish)
    {
        if (moved.Comparisons.Count == 0)
        {
            html.Said("<p class=none>{moved.none}</p>");
            return;
        }

        html.Raw("<p class=note>"u8).Text(Capital(MovedResults.NotProof.In(html.Texts))).Said("{moved.each}</p>");
        foreach (var comparison in moved.Comparisons)
        {
            var title = html.Texts.Of("moved.results", ("model", comparison.After.Experiment.Model));
            html.Raw("<h3>"u8).Text(title).Raw("</h3>"u8);
            ChangeTable.Render(html, comparison, title);
        }

        // Tags and languages are of items, sections are of prompts: each is shown only where these are.
        if (publish.Items && moved.Groups.Count > 0)
        {
            html.Said("<h3>{moved.groups}</h3>");
            Head(html, html.Texts["moved.groups"], "column.items");
            foreach (var group in moved.Groups.Take(GroupsShown))
            {
                html.Raw("\n<tr><th scope=row>"u8).Text(group.Name).Raw("<td class=num>"u8).Number(group.Items);
                Row(html, group.Model, group.Figure);
            }

            html.Raw("\n</table></div>"u8);
            More(html, moved);
        }

        if (publish.Prompts)
        {
            foreach (var section in moved.Sections)
            {
                Section(html, section, publish.Items);
            }
        }
    }

    private static void Section(HtmlWriter html, SectionMoves section, bool withGroups)
    {
        var moves = section.Moves.Where(m => withGroups || !m.IsGroup).ToList();
        if (moves.Count == 0)
        {
            return;
        }

        var title = html.Texts.Of("moved.with", ("section", section.Section.Title));
        html.Raw("<h3>"u8).Text(title).Raw("</h3><p class=note>"u8).Text(Capital(MovedResults.NotProof.In(html.Texts))).Raw(".</p>"u8);
        Head(html, title, "column.by_name");
        foreach (var move in moves)
        {
            html.Raw("\n<tr><th scope=row>"u8).Text(move.Title).Raw("<td>"u8).Text(move.Shared.Count == 0 ? "–" : html.Texts.Of("moved.shares", ("words", string.Join(", ", move.Shared))));
            Row(html, move.Model, move.Figure);
        }

        html.Raw("\n</table></div>"u8);
    }

    private static void Head(HtmlWriter html, string label, string second) =>
        html.Raw("<div class=scroll tabindex=0 role=region aria-label=\""u8).Text(label).Said("\"><table class=\"data changes moved\"><thead><tr><th scope=col>{column.moved}<th scope=col>").Word(second)
            .Said("<th scope=col>{column.model}<th scope=col class=num>{column.before}<th scope=col class=num>{column.after}<th scope=col class=num>{column.change}<th scope=col class=num>{column.interval_short}<th scope=col class=num>n<th scope=col class=num>{column.p}<th scope=col>{column.verdict}\n<tbody>");

    private static void Row(HtmlWriter html, string model, FigureComparison f) =>
        html.Raw("<td>"u8).Text(model).Raw("<td class=num>"u8).Text(ReportWords.Side(f.Before)).Raw("<td class=num>"u8).Text(ReportWords.Side(f.After)).Raw("<td class=num>"u8).Text(ReportWords.Change(f))
            .Raw("<td class=num>"u8).Text(ReportWords.Interval(f)).Raw("<td class=num>"u8).Text(ReportWords.Size(f)).Raw("<td class=num>"u8).Text(ReportWords.P(f))
            .Raw("<td><span class=\"tag e"u8).Number((int)f.Judgement.Word).Raw("\">"u8).Text(ComparisonWording.Verdict(f)).Raw("</span>"u8);

    private static void More(HtmlWriter html, MovedResults moved)
    {
        var more = Math.Max(0, moved.Groups.Count - GroupsShown);
        if (more + moved.GroupsLeftOut > 0)
        {
            html.Raw("<p class=note>"u8).Text(html.Texts.Of("moved.more", ("more", more.ToString(CultureInfo.InvariantCulture)), ("left", moved.GroupsLeftOut.ToString(CultureInfo.InvariantCulture)))).Raw("</p>"u8);
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
