using StaticTracker.History;
using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>Where the figures of a module's experiments come from: the commit that brought each, and every later edit with what the figure was.</summary>
/// <param name="trace">What git knows of the module.</param>
/// <param name="root">The way to the site's root.</param>
/// <param name="withAuthors">Whether authors are made public.</param>
internal sealed class TraceNotes(ModuleTrace trace, string root, bool withAuthors)
{
    private const int MostSteps = 5;
    private const int MostFields = 4;

    /// <summary>A mark beside a rate whose experiment was edited, with the rate that was.</summary>
    public void Mark(HtmlWriter html, Experiment e)
    {
        if (trace.Find(e.Id) is not { } found || found.Edits() is not { Count: > 0 } edits)
        {
            return;
        }

        var edited = new EditedExperiment(edits, found.Origin?.Experiment.PassRate);
        html.Said(" <b class=warn>✎ {trace.edited}</b>");
        if (edited.RateBefore(e.Metrics.Rate) is { } was)
        {
            html.Raw(" <small>"u8).Text(html.Texts.Of("trace.was", ("rate", Rate.Text(was)))).Raw("</small>"u8);
        }
    }

    /// <summary>The commit that brought an experiment, then those that edited its figures.</summary>
    public void Tell(HtmlWriter html, Experiment e)
    {
        var found = trace.Find(e.Id);
        if (found?.Origin is not { } origin)
        {
            html.Word("trace.unknown");
        }
        else
        {
            Commit(html, origin.Commit);
        }

        if (found is null or { IsUntouched: true })
        {
            return;
        }

        var steps = found.Steps.Where(s => s.Fields.Any(FigureFields.IsEdit) || s.Kind == TraceKind.Removed || (s.Kind == TraceKind.Brought && s != found.Origin)).ToList();
        foreach (var step in steps.Take(MostSteps))
        {
            html.Raw("<small>"u8).Word(step.Kind switch { TraceKind.Removed => "trace.removed_by", TraceKind.Brought => "trace.brought_by", _ => "trace.edited_by" }).Raw(" "u8);
            Commit(html, step.Commit);
            Fields(html, step);
            html.Raw("</small>"u8);
        }

        if (steps.Count > MostSteps)
        {
            html.Raw("<small>"u8).Text(html.Texts.Count("trace.more", steps.Count - MostSteps)).Raw("</small>"u8);
        }
    }

    private static void Fields(HtmlWriter html, TraceStep step)
    {
        var fields = step.Fields.Where(FigureFields.IsEdit).ToList();
        for (var i = 0; i < Math.Min(fields.Count, MostFields); i++)
        {
            var (name, before, after) = fields[i];
            html.Raw(i == 0 ? ": "u8 : ", "u8).Text(EditedExperiment.Cut(name)).Raw(" "u8).Text(EditedExperiment.Cut(before ?? html.Texts["trace.absent"])).Raw(" → "u8).Text(EditedExperiment.Cut(after ?? html.Texts["trace.absent"]));
        }

        if (fields.Count > MostFields)
        {
            html.Raw(", "u8).Text(html.Texts.Count("and_more", fields.Count - MostFields));
        }
    }

    private void Commit(HtmlWriter html, DataCommit? commit)
    {
        if (commit is null)
        {
            html.Word("trace.uncommitted");
            return;
        }

        html.Raw("<a href="u8).Ascii(root).Ascii(ChangeList.PathOf(commit).Text).Raw("><code>"u8).Ascii(commit.ShortHash).Raw("</code></a> "u8);
        ChangeList.Time(html, commit.AuthoredAt);
        if (withAuthors && commit.Author.Length > 0)
        {
            html.Raw(" "u8).Text(commit.Author);
        }
    }
}
