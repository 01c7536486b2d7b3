namespace StaticTracker.Importing;

/// <summary>Which of several prompts in one file a run is of: the label and the id that the file gives it, the same for each model.</summary>
public sealed record FoundPrompt(string? Label, string? Id)
{
    private const int ShownIdLength = 8;
    private const int LongestShownLabel = 60;

    /// <summary>Whether a person means this prompt by that text: its label, or the beginning of its id.</summary>
    public bool IsMeantBy(string text) => text == Label || (text.Length >= ShownIdLength && Id?.StartsWith(text, StringComparison.Ordinal) == true);

    /// <summary><c>"Pain Scorer v1" (4d5b9ac9)</c></summary>
    public override string ToString() => string.Join(' ', new[] { Label is null ? null : $"\"{Short(Label)}\"", Id is null ? null : $"({Id[..ShownIdLength]})" }.OfType<string>());

    /// <summary>A label that is a whole prompt fills pages: its beginning on one line.</summary>
    private static string Short(string label)
    {
        var line = string.Join(' ', label.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > LongestShownLabel ? line[..LongestShownLabel] + "…" : line;
    }
}
