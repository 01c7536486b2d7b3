namespace StaticTracker.Routing;

/// <summary>The features of a router, and items as vectors of them.</summary>
internal sealed class FeatureSpace
{
    /// <summary>Fewer items than these with a feature, or without it, teach nothing of it.</summary>
    public const int FewestItems = 5;

    private const int MostTags = 40;
    private const int MostLanguages = 20;
    private const int Digits = 6;

    private readonly IReadOnlyList<string> _rubrics;

    public FeatureSpace(IReadOnlyList<RouterFeature> features, IReadOnlyList<string> rubrics) => (Features, _rubrics) = (features, rubrics);

    public IReadOnlyList<RouterFeature> Features { get; }

    /// <summary>Coefficients, the intercept included.</summary>
    public int Size => Features.Count + 1;

    /// <summary>Whether anything tells items apart, rubrics aside.</summary>
    public bool TellsItemsApart => Features.Any(f => !f.IsRubric);

    /// <summary>
    /// The features that the items learned from give: each rubric where there are several, the commonest tags, languages and words that some of the items have and some have not, and the
    /// numbers that are known of at least half of them and differ.
    /// </summary>
    public static FeatureSpace Of(IReadOnlyList<ItemTraits> items, IReadOnlyList<string> rubrics, int words)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in items.SelectMany(i => i.Names))
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        List<RouterFeature> features =
        [
            .. rubrics.Count > 1 ? rubrics.Select(r => new RouterFeature(RouterFeature.Rubric + r, items.Count)) : [],
            .. Numbers(items),
            .. Commonest(RouterFeature.Language, items.Count - FewestItems, MostLanguages),
            .. Commonest(RouterFeature.Tag, items.Count - FewestItems, MostTags),
            .. Commonest(RouterFeature.Word, items.Count / 2, words),
        ];
        return new FeatureSpace(features, rubrics);

        IEnumerable<RouterFeature> Commonest(string kind, int most, int many) => counts
            .Where(c => c.Key.StartsWith(kind, StringComparison.Ordinal) && c.Value >= FewestItems && c.Value <= most)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(many)
            .OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new RouterFeature(c.Key, c.Value));
    }

    /// <summary>An item as it is judged on a rubric.</summary>
    public FeatureVector Of(ItemTraits item, int rubric)
    {
        var (places, values) = (new List<int>(), new List<double>());
        for (var i = 0; i < Features.Count; i++)
        {
            if (ValueOf(Features[i], item, rubric) is var value and not 0)
            {
                places.Add(i + 1);
                values.Add(value);
            }
        }

        return new FeatureVector([.. places], [.. values]);
    }

    /// <summary>What a feature is of an item: 1 or 0, or the number in units of its spread; 0 is the mean, which is taken where it is not known.</summary>
    public double ValueOf(RouterFeature feature, ItemTraits item, int rubric) =>
        feature is { Mean: { } mean, Spread: { } spread } ? item.Numbers.TryGetValue(feature.Name, out var number) ? (number - (double)mean) / (double)spread : 0
            : feature.IsRubric ? feature.Name.AsSpan(RouterFeature.Rubric.Length).SequenceEqual(_rubrics[rubric]) ? 1 : 0
            : item.Has(feature.Name) ? 1 : 0;

    private static IEnumerable<RouterFeature> Numbers(IReadOnlyList<ItemTraits> items)
    {
        foreach (var name in items.SelectMany(i => i.Numbers.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            var known = items.Where(i => i.Numbers.ContainsKey(name)).Select(i => i.Numbers[name]).ToList();
            var mean = known.Average();
            var spread = Math.Sqrt(known.Average(k => (k - mean) * (k - mean)));
            if (known.Count >= FewestItems && 2 * known.Count >= items.Count && Rounded(spread) is > 0 and var kept)
            {
                yield return new RouterFeature(name, known.Count, Rounded(mean), kept);
            }
        }
    }

    /// <summary>A number as a router keeps it: what is learned from is what is kept, to the digit.</summary>
    public static decimal Rounded(double value) => decimal.Round((decimal)Math.Round(value, Digits), Digits) is var kept && kept == 0 ? 0 : kept / 1.0000000000m;
}
