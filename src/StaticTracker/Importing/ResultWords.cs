namespace StaticTracker.Importing;

/// <summary>What the words of a column of results mean, where a rule does not say otherwise.</summary>
internal static class ResultWords
{
    /// <summary>P, F, E or S; null where the word is none of these.</summary>
    public static char? LetterOf(string word) => word.ToLowerInvariant() switch
    {
        "pass" or "passed" or "true" or "yes" or "success" or "succeeded" or "ok" or "correct" or "1" or "1.0" => 'P',
        "fail" or "failed" or "false" or "no" or "failure" or "incorrect" or "wrong" or "0" or "0.0" => 'F',
        "error" or "errored" => 'E',
        "skip" or "skipped" => 'S',
        _ => null,
    };
}
