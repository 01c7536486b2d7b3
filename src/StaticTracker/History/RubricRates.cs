using System.Collections;

namespace StaticTracker.History;

/// <summary>The rates of an experiment's rubrics in ordinal order of their names; two lists of the same rates are equal.</summary>
public sealed class RubricRates(IReadOnlyList<RubricRate> rates) : IReadOnlyList<RubricRate>, IEquatable<RubricRates>
{
    public static readonly RubricRates None = new([]);

    public int Count => rates.Count;

    public RubricRate this[int index] => rates[index];

    public IEnumerator<RubricRate> GetEnumerator() => rates.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(RubricRates? other) => other is not null && rates.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as RubricRates);

    public override int GetHashCode() => rates.Count;
}
