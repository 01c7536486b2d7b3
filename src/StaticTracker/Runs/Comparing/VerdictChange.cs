namespace StaticTracker.Runs.Comparing;

/// <summary>What a rubric said of an item in both runs: P, F, E, S, or - where it was not judged; rubric <c>*</c> is the item's own outcome.</summary>
public readonly record struct VerdictChange(string Rubric, char Before, char After)
{
    /// <summary>1: turned to passed, -1: turned to failed, 0: neither.</summary>
    public int Step => (Before, After) switch { ('F', 'P') => 1, ('P', 'F') => -1, _ => 0 };
}
