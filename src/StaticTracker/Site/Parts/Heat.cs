namespace StaticTracker.Site.Parts;

/// <summary>
/// The classes of coloured cells, one letter each, since a heatmap has twenty thousand of them: a to l are the twelve even steps of a rate; A to L
/// the same where the difference shown is not like for like because the model changed; m to x where the data set changed.
/// </summary>
internal static class Heat
{
    public const int Steps = 12;

    public static byte ClassOf(decimal rate) => (byte)('a' + StepOf(rate));

    public static byte ClassOf(decimal rate, CellComparison? change) => (byte)(StepOf(rate) + change switch
    {
        { DatasetChanged: true } => 'm',
        { ModelChanged: true } => 'A',
        _ => 'a',
    });

    private static int StepOf(decimal rate) => Math.Clamp((int)(rate * Steps / 100), 0, Steps - 1);
}
