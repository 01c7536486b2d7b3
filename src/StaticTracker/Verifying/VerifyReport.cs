namespace StaticTracker.Verifying;

/// <summary>Everything that was verified, by module and in the order of the module files, then the runs that are not stored.</summary>
public sealed record VerifyReport(IReadOnlyList<Verification> All)
{
    public int Count(VerifyOutcome outcome)
    {
        var count = 0;
        foreach (var one in All)
        {
            count += one.Outcome == outcome ? 1 : 0;
        }

        return count;
    }
}
