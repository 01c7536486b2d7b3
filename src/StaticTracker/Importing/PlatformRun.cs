using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Modules;

namespace StaticTracker.Importing;

/// <summary>
/// One run of a platform's table, unit <c>verdict</c>: numbers are scores, true and false are verdicts, words only where a rule says what they mean. What an item lacks because it broke is an error of every
/// rubric.
/// </summary>
internal sealed class PlatformRun(RunTally tally, SourceSpan place)
{
    private readonly HashSet<string> _rubrics = new(StringComparer.Ordinal);
    private readonly List<(int Item, HashSet<string> Has, string Why)> _broken = [];
    private readonly SortedSet<string> _words = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _judges = new(StringComparer.Ordinal);
    private Timestamp? _time;

    public RunTally Tally => tally;

    public SourceSpan Place => place;

    /// <summary>The earliest time counts; what is none is passed over.</summary>
    public void NoteTime(string? text) => _time = Timestamp.TryParse(text, out var time) && !(_time?.CompareTo(time) <= 0) ? time : _time;

    public void NoteJudge(string? name)
    {
        if (name is { Length: > 0 })
        {
            _judges.Add(name);
        }
    }

    /// <summary>What a rubric says of an item.</summary>
    /// <exception cref="UnfitSourceException">The rubric has no name.</exception>
    public void Take(int item, string rubric, string text, string? reason, Func<string, string?>? column, SourceSpan at)
    {
        AssertNamed(rubric, at);
        if (text.Length == 0)
        {
            tally.LeaveOpen();
            return;
        }

        if (bool.TryParse(text, out var isTrue))
        {
            Verdict(item, rubric, isTrue ? 'P' : 'F', reason, column, at);
        }
        else if (CellNumber.IsNotANumber(text) || CellNumber.Of(text) is not null)
        {
            _rubrics.Add(rubric);
            tally.Scored(item, rubric, CellNumber.Of(text), ScoreSpec.None, column, reason);
        }
        else if (tally.Rules.LetterOf(text) is { } letter)
        {
            Verdict(item, rubric, letter, reason, column, at);
        }
        else
        {
            _words.Add(text.Length > 40 ? text[..40] + "…" : text);
            tally.LeaveOpen();
        }
    }

    /// <exception cref="UnfitSourceException">The rubric has no name.</exception>
    public void Verdict(int item, string rubric, char letter, string? reason, Func<string, string?>? column, SourceSpan at)
    {
        AssertNamed(rubric, at);
        _rubrics.Add(rubric);
        tally.Verdict(item, rubric, new ResultFacts(letter, rubric, reason, null, null, column));
    }

    /// <summary>The item broke: rubrics that did not judge it are errors there.</summary>
    public void Broke(int item, IEnumerable<string> has, string why) => _broken.Add((item, new HashSet<string>(has, StringComparer.Ordinal), why));

    /// <summary>The run; null where nothing was judged.</summary>
    public FoundRun? Found(FoundRun run, List<Problem> problems)
    {
        foreach (var (item, has, why) in _broken)
        {
            foreach (var rubric in _rubrics.Where(r => !has.Contains(r)).Order(StringComparer.Ordinal))
            {
                tally.Verdict(item, rubric, new ResultFacts('E', rubric, why, null, null, null));
            }
        }

        if (tally.NotJudged > 0)
        {
            var words = _words.Count == 0 ? "" : $"; words that no rule explains: {string.Join(", ", _words.Take(10).Select(w => $"'{w}'"))}";
            problems.Add(new Problem(SourceSpan.File(place.Path), Codes.Importing.LeftOut, string.Create(CultureInfo.InvariantCulture, $"{tally.NotJudged} {(tally.NotJudged == 1 ? "score is" : "scores are")} not judged, and counted nowhere{words}"),
                _words.Count == 0 ? null : "a rule says by \"words\" what they mean"));
        }

        if (tally.IsEmpty)
        {
            return null;
        }

        var clues = run.Clues.ToArray();
        return tally.Into(run with
        {
            Clues = _time is { } time ? [.. clues, new FieldClue(FieldName.Timestamp, time.Text, FieldOrigin.Content, place)] : clues,
            Judge = _judges.Count == 0 ? null : new Judge(string.Join(", ", _judges), null),
        });
    }

    private static void AssertNamed(string rubric, SourceSpan at)
    {
        if (rubric.Length == 0 || rubric == "*")
        {
            throw new UnfitSourceException(new Problem(at, Codes.Importing.EvaluationUnfit, "a score in this row has no name"));
        }
    }

    /// <summary>The runs of a file; refused where there is none.</summary>
    public static ReadOutcome Outcome(SourceText text, IEnumerable<FoundRun?> runs, List<Problem> problems)
    {
        var found = runs.OfType<FoundRun>().ToList();
        return found.Count > 0 ? new ReadOutcome(found, problems)
            : ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.NothingJudged, "no row holds a score that says something: nothing was judged", problems.FirstOrDefault()?.Message));
    }
}
