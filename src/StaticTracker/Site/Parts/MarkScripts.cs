using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Gating;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// What the heatmap's scripts know of its marks. <c>ST.marked({…})</c> comes with the list of modules: how many changes were held against each other, and the places of those beyond noise (<c>sure</c>), of the results that are not comparable with the same model's in the version before (<c>unlike</c>) and of those that the gate
/// does not let pass (<c>gate</c>), each against the one before; a place is (row × versions + version) × models + model, twice that and 1 where it got worse, three times that and 0 to 2 for warned, inconclusive, blocked. What stands behind
/// them comes when somebody looks at one: <c>ST.changes({…})</c> has in the same order the p (0 below 0.0001, else its ten-thousandths, from 0.001 on 10 and its thousandths), the method, n, and the pairs that got better and worse and 1 (0: not known), and for those of <c>unlike</c> why, as the place in <c>reasons</c>;
/// <c>ST.gated([…])</c> the findings.
/// </summary>
internal sealed class MarkScripts(HeatmapMarks marks, HeatmapIndex index, IReadOnlyList<PromptVersion> versions, IReadOnlyList<string> models)
{
    public static readonly SitePath MarksPath = SitePath.Of("data/marks.js");
    public static readonly SitePath ChangesPath = SitePath.Of("data/changes.js");
    public static readonly SitePath GatePath = SitePath.Of("data/gate.js");

    private readonly Dictionary<PromptVersion, int> _versions = versions.Select((v, i) => (v, i)).ToDictionary(p => p.v, p => p.i);
    private readonly Dictionary<string, int> _models = models.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i, StringComparer.Ordinal);

    public Html Marks()
    {
        var (sure, gate) = (new PackedText(), new PackedText());
        var before = 0L;
        foreach (var one in marks.Family.Sure)
        {
            var cell = index.Modules[one.Row].Cells[one.Change.Cell];
            var place = PlaceOf(one.Row, cell.Version, cell.ByModel[one.Change.Result].Model);
            sure.Add((2 * (place - before)) + (one.IsBetter ? 0 : 1));
            before = place;
        }

        before = 0;
        foreach (var (place, outcome, _, _) in GateInOrder())
        {
            gate.Add((3 * (place - before)) + (int)outcome - 1);
            before = place;
        }

        var unlike = new PackedText();
        before = 0;
        foreach (var (row, one) in marks.Unlike)
        {
            var cell = index.Modules[row].Cells[one.Cell];
            var place = PlaceOf(row, cell.Version, cell.ByModel[one.Result].Model);
            unlike.Add(place - before);
            before = place;
        }

        return new ScriptWriter().Raw("ST.marked({\"family\":"u8).Number(marks.Family.Size).Raw(",\"sure\":\""u8).Raw(sure.ToArray()).Raw("\",\"unlike\":\""u8).Raw(unlike.ToArray()).Raw("\",\"gate\":\""u8).Raw(gate.ToArray()).Raw("\"});\n"u8).ToHtml();
    }

    public Html Changes(SiteTexts texts)
    {
        var (p, method, n, better, worse) = (new PackedText(), new PackedText(), new PackedText(), new PackedText(), new PackedText());
        foreach (var one in marks.Family.Sure)
        {
            p.Add(CodeOf(one.AdjustedP));
            method.Add((long)one.Change.Method);
            n.Add(one.Change.N);
            better.Add((one.Change.PairsBetter ?? -1) + 1);
            worse.Add((one.Change.PairsWorse ?? -1) + 1);
        }

        var reasons = new Dictionary<string, int>(StringComparer.Ordinal);
        var why = new PackedText();
        foreach (var (_, change) in marks.Unlike)
        {
            var text = change.Why.In(texts);
            reasons.TryAdd(text, reasons.Count);
            why.Add(reasons[text]);
        }

        var methods = Enum.GetValues<ComparisonMethod>().Order().Select(m => ComparisonWording.Of(m).In(texts)).ToList();
        return new ScriptWriter().Raw("ST.changes({\"level\":"u8).Text(ComparisonWording.Level(marks.Family.Level)).Raw(",\"methods\":"u8).Texts(methods)
            .Raw(",\n\"p\":\""u8).Raw(p.ToArray()).Raw("\",\n\"method\":\""u8).Raw(method.ToArray()).Raw("\",\n\"n\":\""u8).Raw(n.ToArray())
            .Raw("\",\n\"better\":\""u8).Raw(better.ToArray()).Raw("\",\n\"worse\":\""u8).Raw(worse.ToArray()).Raw("\",\n\"reasons\":"u8).Texts([.. reasons.Keys]).Raw(",\n\"why\":\""u8).Raw(why.ToArray()).Raw("\"});\n"u8).ToHtml();
    }

    public Html Gate(SiteTexts texts)
    {
        var js = new ScriptWriter();
        js.Raw("ST.gated(["u8);
        foreach (var (_, _, report, cell) in GateInOrder())
        {
            js.Raw("\n["u8);
            foreach (var finding in report.Findings.Where(f => ReferenceEquals(f.Cell, cell) && f.Fails))
            {
                js.Texts([finding.Rule, GateWords.Of(finding).In(texts), finding.Demand.In(texts), finding.Figures.In(texts), finding.Override is { } entry ? GateList.OverrideOf(texts, entry) : ""]).Raw(","u8);
            }

            js.Raw("],"u8);
        }

        return js.Raw("]);\n"u8).ToHtml();
    }

    /// <summary>As it is printed, so that what the page says is what the program says.</summary>
    private static long CodeOf(double p)
    {
        var text = ComparisonWording.P(p);
        return !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var printed) ? 0 : text.Length > "0.000".Length ? (long)(printed * 10_000) : 10 + (long)(printed * 1000);
    }

    private IEnumerable<(long Place, GateOutcome Outcome, GateReport Report, GateCell Cell)> GateInOrder() =>
        from one in marks.Gate
        let place = PlaceOf(one.Row, one.Cell.Experiment.PromptVersion, one.Cell.Experiment.Model)
        orderby place
        select (place, one.Outcome, one.Report, one.Cell);

    private long PlaceOf(int row, PromptVersion version, string model) => (((long)row * versions.Count) + _versions[version]) * models.Count + _models[model];
}
