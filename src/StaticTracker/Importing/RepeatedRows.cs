using System.Globalization;
using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>Rows that come again under the id of one before them, as where pages of an export overlap: the first one counts.</summary>
internal sealed class RepeatedRows
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private SourceSpan _first;
    private long _count;

    /// <summary>Whether a row before the one at hand has this id; one without an id never repeats any.</summary>
    public bool Has(string? id, IRowSource source)
    {
        if (id is not { Length: > 0 } || _seen.Add(id))
        {
            return false;
        }

        _first = _count++ == 0 ? source.Place : _first;
        return true;
    }

    public void Tell(List<Problem> problems)
    {
        if (_count > 0)
        {
            problems.Add(new Problem(_first, Codes.Importing.LeftOut, string.Create(CultureInfo.InvariantCulture, $"{_count} {(_count == 1 ? "row has" : "rows have")} the id of a row before, this one first: left out, so that nothing counts twice")));
        }
    }
}
