using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>What JSON calls records and what became of them. Programs read these: they stay as they are, whatever becomes of the texts that people read.</summary>
public static class RecordKeys
{
    public static string Of(DataKind kind) => kind switch
    {
        DataKind.Bundle => "prompt",
        DataKind.Run => "run",
        DataKind.Ab => "A/B experiment",
        DataKind.Benchmark => "benchmark suite",
        DataKind.PromotionReport => "promotion report",
        DataKind.Router => "router",
        _ => throw new InvalidOperationException($"{kind} is no record."),
    };

    public static string Of(RecordFate fate) => fate switch
    {
        RecordFate.Added => "added",
        RecordFate.Removed => "removed",
        _ => "changed",
    };
}
