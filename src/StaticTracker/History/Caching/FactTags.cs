namespace StaticTracker.History.Caching;

/// <summary>The first byte of a fact.</summary>
internal static class FactTags
{
    public const byte ExperimentAdded = 1;
    public const byte ExperimentRemoved = 2;
    public const byte ExperimentChanged = 3;
    public const byte ExperimentWithdrawn = 4;
    public const byte SuggestionAdded = 5;
    public const byte SuggestionRemoved = 6;
    public const byte SuggestionChanged = 7;
    public const byte ModuleFieldChanged = 8;
    public const byte FormOnly = 9;
}
