using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// Counts the samples of an Inspect log. A scorer that gave nothing but 0 and 1 gives verdicts; one with numbers between gives scores, of which only a pass mark makes
/// verdicts.
/// </summary>
internal sealed class InspectTally(RunTally tally, ReadContext context, InspectLog log, InspectSpec spec, SourceSpan place)
{
    private const decimal NearlyEqual = 0.000001m;

    private readonly Dictionary<string, (long Count, SourceSpan First)> _words = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _unscored = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, bool> _isGraded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, (decimal Sum, int Count)>> _means = new(StringComparer.Ordinal);

    /// <summary>Adds all samples; words that are no known value, which count as errors.</summary>
    public IReadOnlyList<WordCount> Add(List<Problem> problems)
    {
        var samples = log.Samples.All.Where(s => !s.IsInvalid).OrderBy(s => s.Epoch).Select(Named).ToList();
        foreach (var score in samples.SelectMany(s => s.Scores).Where(s => s.IsScored))
        {
            _isGraded[score.Rubric] = _isGraded.GetValueOrDefault(score.Rubric) || score.Number is not (null or 0 or 1) || (score.IsNumeric && HasMark(score.Rubric));
        }

        // Samples that all broke: their scorers are known by name alone.
        if (_isGraded.Count == 0 && samples.Exists(s => s.Error is not null))
        {
            foreach (var name in spec.Scorers.Concat(log.Results.Scores.Select(s => s.Rubric)).DefaultIfEmpty("score"))
            {
                _isGraded[name] = false;
            }
        }

        foreach (var sample in samples)
        {
            Add(sample);
        }

        tally.MissTexts(log.Samples.TextsLeftOut);
        Tell(problems);
        return [.. _words.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new WordCount(w.Key, w.Value.Count, w.Value.First))];
    }

    private bool HasMark(string rubric) => context.ScoreOf(tally.Rules, rubric, ScoreSpec.None).PassMark is not null;

    /// <summary>The sample with the names of its scorers, and words that rules know as what they mean.</summary>
    private InspectSample Named(InspectSample sample)
    {
        var fallback = log.Results.Scores is [var first, ..] ? first.Rubric : spec.Scorers is [var scorer, ..] ? scorer : "score";
        if (sample.Texts is { Reasons.Count: > 0 } texts)
        {
            texts.Reasons = [.. texts.Reasons.Select(r => r.Rubric.StartsWith(InspectScores.Unnamed, StringComparison.Ordinal) ? (fallback + r.Rubric[1..], r.Text) : r)];
        }

        if (!sample.Scores.Any(s => s.Word is not null || s.Rubric.StartsWith(InspectScores.Unnamed, StringComparison.Ordinal)))
        {
            return sample;
        }

        return sample with
        {
            Scores = [.. sample.Scores.Select(s => InspectScores.Ruled(s.Rubric.StartsWith(InspectScores.Unnamed, StringComparison.Ordinal) ? s with { Rubric = fallback + s.Rubric[1..] } : s, tally.Rules))],
        };
    }

    private void Add(InspectSample sample)
    {
        var item = tally.NewItem(sample.Item);
        if (sample.Texts is { } texts)
        {
            tally.Adopt(item, texts);
        }

        foreach (var (rubric, isGraded) in _isGraded)
        {
            var score = sample.Scores.FirstOrDefault(s => s.Rubric == rubric);
            if (rubric == "*")
            {
                throw new UnfitSourceException(new Problem(sample.Place, Codes.Importing.EvaluationUnfit, "a scorer cannot be called '*'"));
            }

            if (score.IsScored)
            {
                AddScore(sample, item, score, isGraded);
            }
            else if (sample.Error is { } error)
            {
                AddError(item, rubric, isGraded, error);
            }
            else
            {
                _unscored[rubric] = _unscored.GetValueOrDefault(rubric) + 1;
            }
        }
    }

    private void AddScore(InspectSample sample, int item, InspectScore score, bool isGraded)
    {
        if (score.Number is not { } number)
        {
            var letter = tally.Rules.LetterOf(score.Word!) ?? 'E';
            if (tally.Rules.LetterOf(score.Word!) is null)
            {
                var known = _words.GetValueOrDefault(score.Word!, (0, sample.Place));
                _words[score.Word!] = (known.Count + 1, known.Item2);
            }

            tally.Verdict(item, score.Rubric, new ResultFacts(letter, score.Rubric, score.Explanation, sample.Output, letter == 'E' ? "UNKNOWN_FAILURE" : null, null));
            return;
        }

        NoteMean(sample, score.Rubric, number);
        if (isGraded)
        {
            tally.Scored(item, score.Rubric, number, ScoreSpec.None);
        }
        else
        {
            tally.Verdict(item, score.Rubric, new ResultFacts(number == 1 ? 'P' : 'F', score.Rubric, score.Explanation, sample.Output, null, null));
        }
    }

    private void AddError(int item, string rubric, bool isGraded, string error)
    {
        if (isGraded)
        {
            // Beside scorers that give verdicts, whose errors these are, means have no count that an error could belong to.
            if (HasMark(rubric) || !_isGraded.ContainsValue(false))
            {
                tally.Scored(item, rubric, null, ScoreSpec.None);
            }

            return;
        }

        var label = error.Contains("timeout", StringComparison.OrdinalIgnoreCase) || error.Contains("timed out", StringComparison.OrdinalIgnoreCase) ? "TIMEOUT" : null;
        tally.Verdict(item, rubric, new ResultFacts('E', rubric, error, null, label, null));
    }

    private void NoteMean(InspectSample sample, string rubric, decimal number)
    {
        if (!_means.TryGetValue(rubric, out var byId))
        {
            _means.Add(rubric, byId = new Dictionary<string, (decimal Sum, int Count)>(StringComparer.Ordinal));
        }

        var (sum, count) = byId.GetValueOrDefault(sample.Id);
        byId[sample.Id] = (sum + number, count + 1);
    }

    private void Tell(List<Problem> problems)
    {
        if (log.Samples.All.Count(s => s.IsInvalid) is > 0 and var invalid)
        {
            problems.Add(new Problem(place, Codes.Importing.LeftOut, Text($"{Samples(invalid)} marked as invalid: left out")));
        }

        foreach (var (rubric, count) in _unscored)
        {
            problems.Add(new Problem(place, Codes.Importing.LeftOut, Text($"{Samples(count)} without an error and without a score of '{rubric}': not judged, and no part of its counts")));
        }

        // Inspect joins the epochs of each sample first: with samples that broke in some epochs that is not the mean of all rows.
        foreach (var stated in tally.Rules.HasOutcomes ? [] : log.Results.Scores.Where(s => s.IsOfMeans && s.Mean is not null && _means.ContainsKey(s.Rubric)))
        {
            var own = _means[stated.Rubric].Values.Average(m => m.Sum / m.Count);
            if (Math.Abs(own - stated.Mean!.Value) > NearlyEqual)
            {
                problems.Add(new Problem(stated.Place, Codes.Importing.StatedFigure, Text($"the head of the log states a mean of {stated.Mean:0.######} for '{stated.Rubric}', its samples give {own:0.######}: they are taken")));
            }
        }
    }

    private static string Samples(long count) => Text($"{count} {(count == 1 ? "sample" : "samples")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
