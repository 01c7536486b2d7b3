using System.Globalization;

namespace StaticTracker.Runs.Comparing;

/// <summary>What a reader should know beside the figures of two runs, in whole sentences.</summary>
internal static class RunNotes
{
    public static IReadOnlyList<string> Of(RunComparison result) =>
        [.. OfSide(result.Before), .. OfSide(result.After), .. OfItems(result), .. OfScores(result)];

    private static IEnumerable<string> OfSide(RunSide side)
    {
        if (side.Experiment is null)
        {
            yield return $"{side.Run.Id} has no result: nothing of what it found can be compared.";
        }
        else if (side.SoundSheet is null)
        {
            yield return side.Sheet is null ? $"The verdicts of the items of {side.Run.Id} are not known." : $"The stored verdicts of {side.Run.Id} do not give its figures, and are not used.";
        }

        if (side.Experiment?.Withdrawn is { } withdrawn)
        {
            yield return $"The result of {side.Run.Id} was withdrawn: {withdrawn.Reason}";
        }

        if (side.Run.Status != RunWord.Completed && side.Run.Archived is not { Was: RunWord.Completed })
        {
            yield return $"{side.Run.Id} is {side.Run.Status}: its figures are of what its log holds.";
        }

        if (side.Run.DatasetFingerprint is null)
        {
            yield return $"The fingerprint of the data of {side.Run.Id} is not known: the names of the data sets and the items decide.";
        }
    }

    private static IEnumerable<string> OfItems(RunComparison result)
    {
        if (result.OtherText.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{result.OtherText.Count} items have the same id and another text{(result.IsIntersection ? ": they are left out" : "")}.");
        }

        if (!result.IsIntersection || result.InCommon is not { } common)
        {
            yield break;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"Only the {common} items in common are compared: {result.OnlyBefore.Count} are only before, {result.OnlyAfter.Count} only after. Tokens, cost and time are of the whole runs.");
        yield return result.Before.TextHashes.Count > 0 && result.After.TextHashes.Count > 0 ? "Items of one id are taken as one item, unless their data sets state different texts."
            : "Items of one id are taken as one item: their texts are not known on both sides.";
    }

    private static IEnumerable<string> OfScores(RunComparison result)
    {
        var untold = result.Items.SelectMany(i => i.Scores).Select(s => s.Name).Distinct(StringComparer.Ordinal).Where(n => !IsTold(result.Before, n) && !IsTold(result.After, n)).Order(StringComparer.Ordinal).ToList();
        if (untold.Count > 0)
        {
            yield return $"Nothing says which end is better of {string.Join(", ", untold)}: the higher one is taken to be.";
        }
    }

    private static bool IsTold(RunSide side, string score) => side.Experiment?.Rubric(score)?.Score?.Better is not null;
}
