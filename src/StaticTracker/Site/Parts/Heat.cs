namespace StaticTracker.Site.Parts;

/// <summary>
/// The classes of coloured cells, two letters each, since a heatmap has twenty thousand of them. The second is the step of the rate: a to j are ten even
/// ones, so that the letter tells the first digit of the rate, and both together compress well. The first says what the difference shown is
/// worth: l like for like, m the model changed, or the two are not comparable for another reason, d the data set changed, u nothing tells which versions of the data set these were.
/// </summary>
internal static class Heat
{
    public const int Steps = 10;

    /// <summary>The class of a rate that no difference stands beside.</summary>
    public static ReadOnlySpan<byte> ClassOf(decimal rate) => ClassOf(rate, null);

    public static ReadOnlySpan<byte> ClassOf(decimal rate, CellComparison? change)
    {
        var classes = change switch
        {
            { DatasetChanged: true } => "dadbdcdddedfdgdhdidj"u8,
            { IsUnlike: true } => "mambmcmdmemfmgmhmimj"u8,
            { DatasetUnknown: true } => "uaubucudueufuguhuiuj"u8,
            _ => "lalblcldlelflglhlilj"u8,
        };
        return classes.Slice(2 * Math.Clamp((int)(rate * Steps / 100), 0, Steps - 1), 2);
    }
}
