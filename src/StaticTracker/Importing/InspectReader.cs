using System.Globalization;
using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>
/// A log of Inspect, as JSON or as an archive (<c>.eval</c>). The task is what rules match on; a rubric is a scorer; an item is a sample, in its second epoch
/// <c>id#2</c>. Where samples that the head counts are not in the file, the head's totals are taken.
/// </summary>
internal sealed class InspectReader : IResultReader
{
    private const int NewestVersion = 2;

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        var withTexts = context.Rules.Fitting.Any(r => r.Outcomes.Count > 0);
        var log = new InspectLog(new InspectSamples(withTexts, context.WantedTexts is { } texts ? new EarlyTexts(texts) : null));
        if (text.IsArchive)
        {
            InspectArchive.Read(text, log);
        }
        else
        {
            text.AllowLooseNumbers();
            log.Read(text);
        }

        var place = SourceSpan.File(text.Shown);
        if (log.Spec is not { } spec || (spec.Task is null && spec.Model is null))
        {
            return ReadOutcome.Refused(new Problem(place, Codes.Importing.EvaluationUnfit, "the log does not say what was evaluated: \"eval\" is not there, or holds neither a task nor a model"));
        }

        var problems = new List<Problem>();
        TellVersion(log, place, problems);
        var run = new InspectRun(log, spec, context, place).Make(problems);
        return run is null ? new ReadOutcome([], problems) : new ReadOutcome([run], problems);
    }

    private static void TellVersion(InspectLog log, SourceSpan place, List<Problem> problems)
    {
        if (log.Version is null)
        {
            problems.Add(new Problem(place, Codes.Importing.OtherVersion, "the log does not say its version: it is read like version 2"));
        }
        else if (log.Version.Count is not (1 or NewestVersion))
        {
            problems.Add(new Problem(log.Version.Span, Codes.Importing.OtherVersion, string.Create(CultureInfo.InvariantCulture, $"logs of version {log.Version.Shown} are not known: this one is read like version {NewestVersion}")));
        }

        if (log.IsInvalidated)
        {
            problems.Add(new Problem(place, Codes.Importing.LeftOut, "somebody marked this log, or samples of it, as invalid", "see in 'inspect view' what was said of it, before it is trusted"));
        }
    }
}
