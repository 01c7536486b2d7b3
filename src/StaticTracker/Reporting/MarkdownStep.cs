namespace StaticTracker.Reporting;

/// <summary>How many rows, lines of a section and problems are shown at most, and how many characters of a text.</summary>
internal sealed record MarkdownStep(int Rows, int Lines, int Problems, int Text)
{
    /// <summary>From everything that anybody would read to hardly more than the first line.</summary>
    public static readonly IReadOnlyList<MarkdownStep> All =
        [new(500, 200, 200, 400), new(150, 60, 60, 250), new(60, 20, 30, 160), new(25, 8, 10, 100), new(10, 2, 3, 60), new(0, 0, 0, 40)];
}
