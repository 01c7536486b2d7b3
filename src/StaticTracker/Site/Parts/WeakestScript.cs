using StaticTracker.Indexing;

namespace StaticTracker.Site.Parts;

/// <summary>The weakest rubric of each module's newest best result, loaded when somebody sorts by it: <c>ST.weakest({…})</c> with its name's place and 1 (0: no rubric has a rate) and its rate in tenths.</summary>
internal static class WeakestScript
{
    public static readonly SitePath Path = SitePath.Of("data/weakest.js");

    public static Html Render(HeatmapIndex index)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var (name, rate) = (new PackedText(), new PackedText());
        foreach (var brief in index.Modules.Select(m => m.Brief))
        {
            if (brief is not { Weakest: { } weakest, WeakestRate: { } percent })
            {
                name.Add(0);
                continue;
            }

            names.TryAdd(weakest, names.Count + 1);
            name.Add(names[weakest]);
            rate.Add((long)Math.Round(percent * 10, MidpointRounding.AwayFromZero));
        }

        return new ScriptWriter().Raw("ST.weakest({\"names\":"u8).Texts([.. names.Keys]).Raw(",\"name\":\""u8).Raw(name.ToArray()).Raw("\",\"rate\":\""u8).Raw(rate.ToArray()).Raw("\"});\n"u8).ToHtml();
    }
}
