using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// What EleutherAI's lm-evaluation-harness writes: a results file (0.3 and 0.4), with the samples files that lie beside it, one run for each task; or a samples file alone.
/// </summary>
internal sealed class LmEvalReader : IResultReader
{
    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        text.AllowLooseNumbers();
        return LmEvalSamples.AreIn(text.Window) ? OfSamples(text, context) : LmEvalResults.Read(text, context);
    }

    /// <summary>Samples without the results that they belong to: model and time are not in them, the task is in the file's name alone.</summary>
    private static ReadOutcome OfSamples(SourceText text, ReadContext context)
    {
        var name = LmEvalFiles.OfSamples(text.File.Name);
        var facts = new RunFacts { Task = name?.Task };
        var rules = context.Rules.Apply(facts);
        var samples = new LmEvalSamples(context.WantedTexts);
        samples.Read(text);
        var tally = samples.Items.Tally(context, rules, LmEvalMetric.IsMain, m => LmEvalMetric.SpecOf(m, null));
        return tally.IsEmpty
            ? ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.NothingJudged, "no sample has a figure: nothing was judged"))
            : new ReadOutcome([tally.Into(new FoundRun { Facts = facts })], []);
    }
}
