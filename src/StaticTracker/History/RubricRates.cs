using System.Collections;

namespace StaticTracker.History;

/// <summary>The rates of an experiment's rubrics in ordinal order of their names; two lists of the same rates are equal. The names are held once for experiments that come one after another and have the same.</summary>
public sealed class RubricRates : IReadOnlyList<RubricRate>, IEquatable<RubricRates>
{
    public static readonly RubricRates None = new([], []);

    /// <summary>What stands for no rate: in so many, room counts.</summary>
    private const decimal NoRate = decimal.MinValue;

    [ThreadStatic]
    private static string[]? t_names;

    private readonly string[] _names;
    private readonly decimal[] _rates;

    private RubricRates(string[] names, decimal[] rates) => (_names, _rates) = (names, rates);

    public int Count => _rates.Length;

    public RubricRate this[int index] => new(_names[index], _rates[index] == NoRate ? null : _rates[index]);

    /// <param name="rates">In ordinal order of their rubrics, each once.</param>
    public static RubricRates Of(IReadOnlyList<RubricRate> rates)
    {
        if (rates.Count == 0)
        {
            return None;
        }

        var values = new decimal[rates.Count];
        var known = t_names is { } last && last.Length == values.Length ? last : null;
        for (var i = 0; i < values.Length; i++)
        {
            var (rubric, rate) = rates[i];
            values[i] = rate ?? NoRate;
            known = known is not null && known[i] == rubric ? known : null;
        }

        return new RubricRates(known ?? (t_names = [.. rates.Select(r => r.Rubric)]), values);
    }

    public IEnumerator<RubricRate> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(RubricRates? other) => other is not null && _names.AsSpan().SequenceEqual(other._names) && _rates.AsSpan().SequenceEqual(other._rates);

    public override bool Equals(object? obj) => Equals(obj as RubricRates);

    public override int GetHashCode() => _rates.Length;
}
