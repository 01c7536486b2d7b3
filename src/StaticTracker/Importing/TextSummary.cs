using System.Globalization;

namespace StaticTracker.Importing;

/// <summary>What an import keeps of texts: of how many experiments, what was redacted in them by kind, how many were cut, and how many left out.</summary>
public sealed record TextSummary(long Experiments, IReadOnlyList<KeyValuePair<string, long>> Redacted, long Cut, long LeftOut)
{
    public static readonly TextSummary None = new(0, [], 0, 0);

    /// <summary><c>texts of 2 experiments; redacted: 3 (2 × e-mail address, 1 × API key); 4 cut; 0 left out</c></summary>
    public override string ToString()
    {
        var all = Redacted.Sum(r => r.Value);
        var kinds = all == 0 ? "" : $" ({string.Join(", ", Redacted.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Value} × {r.Key}")))})";
        return string.Create(CultureInfo.InvariantCulture, $"texts of {Experiments} {(Experiments == 1 ? "experiment" : "experiments")}; redacted: {all}{kinds}; {Cut} cut; {LeftOut} left out");
    }
}
