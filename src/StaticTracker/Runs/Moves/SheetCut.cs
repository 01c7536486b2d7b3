using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Runs.Moves;

/// <summary>Verdicts of some items alone, and the experiment with its figures counted anew from these.</summary>
internal static class SheetCut
{
    public static (Experiment Experiment, VerdictSheet Sheet) Of(Experiment experiment, VerdictSheet sheet, IReadOnlySet<string> items)
    {
        var places = Enumerable.Range(0, sheet.Items.Count).Where(i => items.Contains(sheet.Items[i])).ToArray();
        var cut = new VerdictSheet(sheet.Experiment, [.. places.Select(p => sheet.Items[p])], [.. sheet.Rows.Select(r => KeyValuePair.Create(r.Key, string.Concat(places.Select(p => r.Value[p]))))])
        {
            Scores = [.. sheet.Scores.Select(s => KeyValuePair.Create(s.Key, (IReadOnlyList<decimal?>)[.. places.Select(p => s.Value[p])]))],
        };
        return (Recount.Of(experiment, cut) with { Usage = null }, cut);
    }
}
