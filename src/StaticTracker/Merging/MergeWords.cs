using StaticTracker.Diagnostics;

namespace StaticTracker.Merging;

/// <summary>What a merge tells people: each contradiction at its line, and what went or got another name.</summary>
public static class MergeWords
{
    private const int LongestValue = 100;

    public static IEnumerable<Problem> Of(MergeOutcome outcome, string path)
    {
        foreach (var conflict in outcome.Conflicts)
        {
            yield return new(
                new SourceSpan(path, conflict.Line, 1), Codes.Merging.Contradiction, $"{conflict.Place}: {Side("ours", conflict.Ours)}, {Side("theirs", conflict.Theirs)}",
                "keep one of the two and delete the markers");
        }

        if (outcome.Parallel is { } parallel)
        {
            yield return new(SourceSpan.File(path), Codes.Promotion.Contested, $"{parallel}: both entries stay, and nobody has decided between them", "decide which it is to be: tracker promote, or tracker rollback MODULE --to VERSION") { Severity = Severity.Warning };
        }

        foreach (var id in outcome.Removed)
        {
            yield return new(SourceSpan.File(path), Codes.Merging.RemovedByOne, $"experiment {id} is gone: one side removed it, the other left it as it was", "if that was not meant, take it from the other side");
        }

        foreach (var joined in outcome.Joined)
        {
            yield return new(
                SourceSpan.File(path), Codes.Merging.Joined,
                $"both sides have the same content, by names with {joined.Told.WordsBeside(joined.Other)} and {joined.Other.WordsBeside(joined.Told)}: it is one experiment, {joined.Id}, with {joined.Told.WordsBeside(joined.Other)}",
                "one evaluation has one time: delete the copy, or put the time into the content");
        }

        foreach (var renamed in outcome.ToldApart)
        {
            yield return new(
                SourceSpan.File(path), Codes.Merging.ToldApart, $"{(renamed.IsOurs ? "our" : "their")} {renamed.Noun} {renamed.Old} is called {renamed.Id} now: the other side used that id for another {renamed.Noun}");
        }
    }

    private static string Side(string name, string? value) =>
        value is null ? $"{name} removed it or has none" : $"{name} has {(value.Length <= LongestValue ? value : value[..LongestValue] + "…")}";
}
