using StaticTracker.Gating;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// The static heatmap: modules × prompt versions with the best of each cell. Twenty thousand cells must load in a hundred kilobytes, so the
/// markup is bare: the class says the step and whether the difference is like for like (see <see cref="Heat"/>; y: other data sets were run
/// too, v and w: better and worse beyond noise, z: no figure), then the rate, the difference and the model as paragraphs, whose end tags HTML lets us leave out. What an edited rate was is struck out.
/// </summary>
internal static class HeatmapTable
{
    /// <summary>So many edited experiments are marked in their cells; where there are more, the sign stands at the module, and the details tell the rest.</summary>
    public const int MostMarks = 100;

    /// <summary>The versions of all modules in natural order: the columns.</summary>
    public static IReadOnlyList<PromptVersion> VersionsOf(HeatmapIndex index)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in index.Modules)
        {
            foreach (var version in row.Cells.Versions)
            {
                texts.Add(version.Text);
            }
        }

        var ordered = texts.ToArray();
        Array.Sort(ordered, NaturalOrder.Comparer);
        var versions = new PromptVersion[ordered.Length];
        for (var i = 0; i < ordered.Length; i++)
        {
            versions[i] = PromptVersion.Parse(ordered[i]);
        }

        return versions;
    }

    /// <summary>Some rows of the heatmap.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="versions">The columns.</param>
    /// <param name="notes">Which figures were edited, and what is marked.</param>
    /// <param name="oldBefore">The day (as <see cref="CellColumns"/> counts them) before which a module's newest result is old.</param>
    /// <param name="root">The way from the rows' page to the site's root.</param>
    public static Html Render(SiteTexts texts, IReadOnlyList<ModuleRow> rows, IReadOnlyList<PromptVersion> versions, CellNotes notes, int oldBefore, string root)
    {
        var html = new HtmlWriter((rows.Count * versions.Count * 48) + 4096, texts);
        var words = HeatmapWords.Of(texts);
        html.Said("<table id=heatmap class=heatmap><caption class=sr>{heatmap.caption}</caption>\n<thead><tr><th scope=col>{column.module}");
        foreach (var version in versions)
        {
            html.Raw("<th scope=col>"u8).Text(version.Text);
        }

        html.Raw("\n<tbody>"u8);
        var inCells = notes.Edited.Count <= MostMarks;
        foreach (var row in rows)
        {
            Head(html, root, row, !inCells && notes.Edited.IsShown(row));
            Cells(html, words, row, versions, inCells ? notes.Edited : null, notes, oldBefore);
        }

        return html.Raw("\n</table>"u8).ToHtml();
    }

    private static void Head(HtmlWriter html, string root, ModuleRow row, bool isMarked)
    {
        html.Raw("\n<tr><th><a href="u8).Ascii(root).Raw("modules/"u8).Id(row.Id).Raw("/index.html>"u8).Text(row.Name).Raw("</a>"u8);
        if (row.Name != row.Id.Text)
        {
            html.Raw("<p>"u8).Id(row.Id);
        }

        html.Raw(isMarked ? " ✎"u8 : ""u8);
    }

    private static void Cells(HtmlWriter html, HeatmapWords words, ModuleRow row, IReadOnlyList<PromptVersion> versions, EditedFigures? edited, CellNotes notes, int oldBefore)
    {
        var next = 0;
        var newest = row.Newest is { } time && CellColumns.DayOf(time) < oldBefore ? row.Cells.LastOrDefault(c => c.Best?.PassRate is not null) : null;
        var (marks, active) = (notes.Marks, notes.Promotions.MarkedOf(row.Id.Text));
        CellResult? before = null;
        foreach (var version in versions)
        {
            if (next >= row.Cells.Count || row.Cells[next].Version != version)
            {
                html.Raw("<td class=z>–<p>"u8).Raw(words.Never);
                continue;
            }

            var cell = row.Cells[next++];
            var isOld = cell == newest;
            var edit = cell.Best is null ? null : edited?.Find(row.Id, cell.Best.Experiment);
            var glyphs = cell.Best is null ? "" : GlyphsOf(cell.Best, edit is not null, isOld, marks.GateOf(row.Id, cell)) + (active.Contains(version.Text) ? "★" : "");
            var mark = cell.Best is null ? default : (marks.ChangeOf(row.Id, cell.Best), marks.IsUnlike(row.Id, cell.Best));
            before = Cell(html, words, cell, before, edit, mark, glyphs);
        }
    }

    /// <summary>What stands behind a rate; where there is none, only what the gate says.</summary>
    private static string GlyphsOf(CellResult best, bool isEdited, bool isOld, GateOutcome outcome)
    {
        var gate = outcome switch { GateOutcome.Blocked => "⊘", GateOutcome.Inconclusive => "◐", GateOutcome.Warned => "△", _ => "" };
        return best.PassRate is null ? gate : string.Concat(gate + (best.TooManyErrors ? "!" : ""), isEdited ? "✎" : "", best.TotalsOnly ? "Σ" : "", isOld ? "◷" : "");
    }

    private static CellResult? Cell(HtmlWriter html, HeatmapWords words, HeatmapCell cell, CellResult? before, EditedExperiment? edited, (SureChange? Sure, bool IsUnlike) mark, string glyphs)
    {
        if (cell.Best is not { } best)
        {
            html.Raw("<td class=z>–<p>"u8).Raw(words.OtherDataset);
            return before;
        }

        if (best.PassRate is not { } rate)
        {
            html.Raw("<td class=z>–"u8);
            Signs(html, glyphs);
            html.Raw("<p>"u8).Raw(best.IsErrorsOnly ? words.ErrorsOnly : words.NoRate);
            return before;
        }

        var change = CellComparison.Of(before, best, mark.IsUnlike);
        Start(html, Heat.ClassOf(rate, change), cell.OtherDatasets.Count > 0, change is { IsUnlike: false, DatasetChanged: false } ? mark.Sure : null);
        html.Rate(rate);
        Signs(html, glyphs);

        if (change is { } c)
        {
            html.Raw("<p>"u8).Points(c.Difference);
        }

        if (edited?.RateBefore(rate) is { } was)
        {
            // Unlike another paragraph this does not end the one before it.
            html.Raw(change is null ? "<s>"u8 : "</p><s>"u8).Raw(words.Was).Raw(" "u8).Rate(was).Raw("</s>"u8);
        }

        html.Raw("<p>"u8).Text(best.Model);
        return best;
    }

    private static void Signs(HtmlWriter html, string glyphs)
    {
        if (glyphs.Length > 0)
        {
            html.Raw("<b>"u8).Text(glyphs).Raw("</b>"u8);
        }
    }

    private static void Start(HtmlWriter html, ReadOnlySpan<byte> classes, bool hasOthers, SureChange? sure)
    {
        if (!hasOthers && sure is null)
        {
            html.Raw("<td class="u8).Raw(classes).Raw(">"u8);
            return;
        }

        html.Raw("<td class=\""u8).Raw(classes).Raw(hasOthers ? " y"u8 : ""u8).Raw(sure is null ? ""u8 : sure.IsBetter ? " v"u8 : " w"u8).Raw("\">"u8);
    }
}
