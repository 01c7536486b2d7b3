using StaticTracker.Indexing;

namespace StaticTracker.Site.Parts;

/// <summary>The weakest rubric of each module's newest best result, loaded when somebody sorts by it: <c>ST.weakest({…})</c> with its name's place and 1 (0: no rubric has a rate) and its rate in tenths; rates that are not whole tenths stand in <c>odd</c>: [row, rate].</summary>
internal static class WeakestScript
{
    public static readonly SitePath Path = SitePath.Of("data/weakest.js");

    public static Html Render(HeatmapIndex index)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var (name, rate) = (new PackedText(), new PackedText());
        var odd = new ScriptWriter();
        for (var row = 0; row < index.Modules.Count; row++)
        {
            if (index.Modules[row].Brief is not { Weakest: { } weakest, WeakestRate: { } percent })
            {
                name.Add(0);
                continue;
            }

            names.TryAdd(weakest, names.Count + 1);
            name.Add(names[weakest]);
            var tenths = (long)Math.Round(percent * 10, MidpointRounding.AwayFromZero);
            rate.Add(tenths);
            if (tenths != percent * 10)
            {
                odd.Raw("["u8).Number(row).Raw(","u8).Rate(percent).Raw("],"u8);
            }
        }

        return new ScriptWriter().Raw("ST.weakest({\"names\":"u8).Texts([.. names.Keys]).Raw(",\"name\":\""u8).Raw(name.ToArray()).Raw("\",\"rate\":\""u8).Raw(rate.ToArray()).Raw("\",\"odd\":["u8).Raw(odd.ToHtml().Utf8.Span).Raw("]});\n"u8).ToHtml();
    }
}
