using StaticTracker.Indexing;
using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>
/// The match rates of a file of cells, as columns: <c>part</c> (of each row: of how many like rubrics over the same items the primary one seems to be one; 0 none), and of each result <c>match</c>, in pairs: 0 none, 1 it stands in <c>tenths</c>, else passes of the
/// rubric, against as many as its items would have if they passed as the whole did, and 2. Its items are the sum over the part, rounded up; where that does not go without a rest, as many fewer as <c>whole</c> says.
/// </summary>
internal sealed class MatchColumns
{
    /// <summary>Up to here a script reckons as the program does: the square of twice as many is a whole number there.</summary>
    public const long MostCounted = 30_000_000;

    /// <summary>Rubrics of one result that are tried; more are rare.</summary>
    private const int MostParts = 12;

    /// <summary>Results of a row that are tried.</summary>
    private const int MostTried = 16;

    /// <summary>Items that the primary rubric may lack, as those that it failed to judge.</summary>
    private const int MostMissing = 2;

    private long _part;

    public PackedText Part { get; } = new();

    public PackedPairs Match { get; } = new();

    public PackedText Whole { get; } = new();

    public PackedText Tenths { get; } = new();

    /// <summary>Passed, failed and errors together; null: not all are known, or there are more than a script can reckon with.</summary>
    public static long? SumOf(CellResult result) =>
        result is { Pass: >= 0 and < MostCounted and { } pass, Fail: >= 0 and < MostCounted and { } fail, Error: >= 0 and < MostCounted and { } error } && pass + fail + error < MostCounted ? pass + fail + error : null;

    /// <summary>A row; its results follow.</summary>
    public void AddRow(ModuleRow row)
    {
        var tried = row.Cells.SelectMany(c => c.ByModel).Where(r => r.MatchRate is { Scale: 1 }).Take(MostTried).ToList();
        var most = 0;
        _part = 0;
        for (var part = 1; part <= MostParts; part++)
        {
            var fit = tried.Count(r => PassesOf(r, part) is not null);
            (most, _part) = fit > most ? (fit, part) : (most, _part);
        }

        Part.Add(_part);
    }

    /// <summary>The match rate of a result; false: it cannot be told so, and is told as none.</summary>
    public bool Add(CellResult result)
    {
        if (result.MatchRate is not { Scale: 1 } match || match is < 0 or > 100)
        {
            Match.Add(0);
            return result.MatchRate is null;
        }

        if (_part == 0 || PassesOf(result, _part) is not var (missing, difference))
        {
            Match.Add(1);
            Tenths.Add((long)(match * 10));
            return true;
        }

        Match.Add(2 + PackedText.Unsigned(difference));
        if (SumOf(result)!.Value % _part != 0)
        {
            Whole.Add(missing);
        }

        return true;
    }

    /// <summary>How the rate of one rubric of so many follows from counts; null: it does not.</summary>
    private static (int Missing, long Difference)? PassesOf(CellResult result, long part)
    {
        if (SumOf(result) is not { } sum || sum == 0)
        {
            return null;
        }

        var pass = result.Pass!.Value;
        for (var missing = 0; missing <= (sum % part == 0 ? 0 : MostMissing); missing++)
        {
            var items = ((sum + part - 1) / part) - missing;
            var passes = items > 0 ? (long)Math.Round(result.MatchRate!.Value * items / 100, MidpointRounding.AwayFromZero) : -1;
            if (passes >= 0 && passes <= items && Rate.Of(passes, items - passes) == result.MatchRate)
            {
                return (missing, passes - (((2 * pass * items) + sum) / (2 * sum)));
            }
        }

        return null;
    }
}
