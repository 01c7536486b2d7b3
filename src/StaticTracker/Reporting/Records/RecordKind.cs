namespace StaticTracker.Reporting.Records;

/// <summary>Records beside results, in the order in which a review reads them.</summary>
public enum RecordKind
{
    Prompt,
    Suite,
    Ab,
    Run,
}
