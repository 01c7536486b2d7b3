namespace StaticTracker.Site.Parts;

/// <summary>The colour step of a rate: twelve even steps, as the classes a to l of the style sheet.</summary>
internal static class Heat
{
    public const int Steps = 12;

    public static byte ClassOf(decimal rate) => (byte)('a' + Math.Clamp((int)(rate * Steps / 100), 0, Steps - 1));
}
