namespace StaticTracker.Runs;

/// <summary>Why a line cannot be one of a log.</summary>
/// <param name="Words">What is wrong with it.</param>
/// <param name="Offset">Bytes of the line before the place.</param>
/// <param name="Hint">What would mend it.</param>
internal sealed record LogFault(string Words, int Offset, string Hint = "send one JSON object on each line");
