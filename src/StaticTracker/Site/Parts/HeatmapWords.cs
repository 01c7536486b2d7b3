using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>What cells of the heatmap say, written once: there are many of them.</summary>
internal sealed record HeatmapWords(Html Never, Html OtherDataset, Html ErrorsOnly, Html NoRate, Html Was)
{
    public static HeatmapWords Of(SiteTexts texts)
    {
        return new HeatmapWords(Made("heatmap.never"), Made("heatmap.other_dataset"), Made("none.errors"), Made("none.rate"), Made("heatmap.was"));

        Html Made(string key) => new HtmlWriter(64, texts).Word(key).ToHtml();
    }
}
