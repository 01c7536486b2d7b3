using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// promptfoo results of versions 1 to 4, as one document or as lines of rows: one run per prompt and provider. Rows are read one at a time, so that a big
/// file takes the memory of its longest row. An item is a test's description with a hash of its variables, because positions shift when tests are added.
/// </summary>
internal sealed class PromptfooReader : IResultReader
{
    private const int NewestKnown = 4;

    private ReadContext _context = ReadContext.Plain;
    private PromptfooDocument _document = new(ReadContext.Plain);

    private IReadOnlyList<PromptfooCell> Cells => _document.Rows.Cells;

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        _context = context;
        _document = new PromptfooDocument(context);
        _document.Read(text);
        var file = text.File;
        if (Cells.Count == 0)
        {
            return ReadOutcome.Refused(new Problem(SourceSpan.File(file.Shown), Codes.Importing.NothingJudged, "\"results\" holds no rows: nothing was judged"));
        }

        if (Indistinct(file) is { } indistinct)
        {
            return ReadOutcome.Refused(indistinct);
        }

        if (context.KeepVerdicts && !Cells.All(c => c.Tally.FitsTable))
        {
            return ReadOutcome.Refused(new Problem(SourceSpan.File(file.Shown), Codes.Reading.TooLarge, "items times rubrics are more than a verdict file can hold", "import it with --no-verdicts"));
        }

        var problems = new List<Problem>();
        TellVersion(file, problems);
        TellStats(problems);
        return new ReadOutcome([.. Cells.Select(RunOf)], problems);
    }

    private void TellVersion(SourceFile file, List<Problem> problems)
    {
        var version = _document.Version;
        if (_document.IsLines || version is { Value: >= 1 and <= NewestKnown })
        {
            return;
        }

        var found = version is null ? "states no version" : $"is of version {version.Text}";
        problems.Add(new Problem(version?.Span ?? SourceSpan.File(file.Shown), Codes.Importing.OtherVersion,
            string.Create(CultureInfo.InvariantCulture, $"this promptfoo result {found}; versions 1 to {NewestKnown} are known, and it was read as the newest of them"), "look at the figures before you commit them"));
    }

    /// <summary>Why rows that do not name their provider cannot be told apart; null where they can.</summary>
    private Problem? Indistinct(SourceFile file)
    {
        // Prompts that have neither label nor id are told apart by their positions alone.
        if (Cells.Where(c => PromptOf(c) is not null && c.Key.Provider is not null).GroupBy(c => (c.Key.Text, PromptOf(c), c.Key.LabelledProvider)).FirstOrDefault(g => g.Count() > 1) is { } same)
        {
            return new Problem(same.Last().Place, Codes.Importing.EvaluationUnfit, $"this file holds {same.Count()} evaluations of the prompt {PromptOf(same.First())} by {same.Key.LabelledProvider}, which nothing tells apart",
                "give each of the providers that have one id a label of its own in promptfoo's configuration, and run the evaluation again");
        }

        // Rows that name no position are one where their provider is one, though the table has a column for each.
        var isMerged = Cells.Any(c => c.Key.Position is null) && _document.Columns > Cells.Count;
        if ((Cells.All(c => c.Key.Provider is not null) && !isMerged) || (_document.Providers.Count <= 1 && (_document.Columns ?? Cells.Count) <= Cells.Count))
        {
            return null;
        }

        var columns = string.Create(CultureInfo.InvariantCulture, $"{Math.Max(_document.Columns ?? 0, _document.Providers.Count)} {(_document.Columns is null ? "providers" : "prompts and providers")}");
        return new Problem(SourceSpan.File(file.Shown), Codes.Importing.EvaluationUnfit, $"this file holds {columns}, but its rows do not say which provider they are of",
            "run the evaluation again with a newer promptfoo: promptfoo eval -o results.json");
    }

    private PromptfooPrompt? StatedOf(PromptfooCell cell) => cell.Key.Position is >= 0 and { } index && index < _document.Prompts.Count ? _document.Prompts[(int)index] : null;

    private FoundPrompt? PromptOf(PromptfooCell cell) => StatedOf(cell) is { } stated ? new FoundPrompt(stated.Label ?? cell.Prompt?.Label, stated.Id ?? cell.Prompt?.Id) : cell.Prompt;

    /// <summary>The provider; with its label where the same one answered the same prompt under another: as one model they would stand in one place, and either would hide the other.</summary>
    private string? ProviderOf(PromptfooCell cell) =>
        cell.Key.Provider is { } id && Cells.Any(c => c != cell && c.Key.Provider == id && c.Key.Text == cell.Key.Text && PromptOf(c) == PromptOf(cell)) ? cell.Key.LabelledProvider : cell.Key.Provider;

    private FoundRun RunOf(PromptfooCell cell)
    {
        var stated = StatedOf(cell);
        var prompt = PromptOf(cell);
        var provider = ProviderOf(cell);
        var evalId = _document.EvalId ?? _document.Rows.EvalId;
        var isRuled = cell.Tally.Rules.HasOutcomes;
        var facts = new RunFacts { Prompt = prompt?.Label, Provider = provider ?? _document.Providers.Only };
        var run = cell.Tally.Into(new FoundRun
        {
            Clues = Clues(cell, provider, evalId).ToArray(),
            Stated = isRuled ? StatedFigures.None : stated?.Stated(cell.Place) ?? StatedFigures.None,
            RunKey = cell.Key.Position is { } position ? $"{evalId}#{position}/{cell.Key.Provider}" : $"{cell.Prompt?.Id}/{provider}",
            Run = evalId,
            Prompt = prompt,
            Facts = facts,
            Links = cell.Key.Position is not null && (stated?.Id ?? cell.Prompt?.Id) is { } id ? [new("promptfoo_prompt_id", id)] : [],
            SourceUrl = _document.ShareUrl is { } url && WebAddress.IsWeb(url) ? url : null,
        });
        return provider == cell.Key.Provider ? run : run with { Rules = _context.Rules.Apply(facts) };
    }

    private List<FieldClue> Clues(PromptfooCell cell, string? provider, string? evalId)
    {
        var clues = new List<FieldClue>();
        if (provider is not null)
        {
            clues.Add(new FieldClue(FieldName.Model, provider, FieldOrigin.Provider, cell.Place));
        }
        else if (_document.Providers.Only is { } only)
        {
            clues.Add(new FieldClue(FieldName.Model, only, FieldOrigin.Provider, _document.Providers.Span));
        }

        if (_document.Timestamp is { } time)
        {
            clues.Add(new FieldClue(FieldName.Timestamp, time.Text, FieldOrigin.Content, time.Span));
        }
        else if (TimeOf(evalId) is { } started)
        {
            clues.Add(new FieldClue(FieldName.Timestamp, started, FieldOrigin.ContentSuffix, cell.Place));
        }

        return clues;
    }

    /// <summary>The time in an evaluation's id, such as <c>eval-WJi-2025-10-01T20:08:11</c>, which is UTC; null where there is none.</summary>
    private static string? TimeOf(string? evalId) =>
        evalId is { Length: > 20 } id && Modules.Timestamp.TryParse(id[^19..] + "Z", out var time) ? time.Text : null;

    private void TellStats(List<Problem> problems)
    {
        if (_document.Stats is { } stats)
        {
            Compare(stats.Successes, Cells.Sum(c => c.AsTheFileSays[0]), "successes", stats.Span, problems);
            Compare(stats.Failures, Cells.Sum(c => c.AsTheFileSays[1]), "failures", stats.Span, problems);
            Compare(stats.Errors, Cells.Sum(c => c.AsTheFileSays[2]), "errors", stats.Span, problems);
        }
    }

    private static void Compare(long? stated, long counted, string name, SourceSpan span, List<Problem> problems)
    {
        if (stated is { } s && s != counted)
        {
            problems.Add(new Problem(span, Codes.Importing.StatedFigure, $"stats say {s} {name}, the rows are {counted}: the rows are taken"));
        }
    }
}
