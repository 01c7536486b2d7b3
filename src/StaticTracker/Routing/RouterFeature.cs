namespace StaticTracker.Routing;

/// <summary>
/// Something that tells items apart: <c>rubric:R</c>, <c>tag:T</c>, <c>language:L</c> and <c>word:W</c> are there or not (1 or 0); <c>length</c> and <c>text:…</c> are numbers, taken less
/// <paramref name="Mean"/> over <paramref name="Spread"/>. <paramref name="Items"/>: how many of the items learned from have it, or have it known.
/// </summary>
public sealed record RouterFeature(string Name, int Items, decimal? Mean = null, decimal? Spread = null)
{
    public const string Rubric = "rubric:";
    public const string Tag = "tag:";
    public const string Language = "language:";
    public const string Word = "word:";
    public const string Length = "length";

    public bool IsNumber => Spread is not null;

    public bool IsRubric => Name.StartsWith(Rubric, StringComparison.Ordinal);
}
