using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>
/// A module's figures for scripts, as a classic script, since <c>fetch</c> does not work from disk: <c>TK.module(id, {…})</c>, loaded when somebody compares or looks at
/// single verdicts. Texts that many experiments share stand once in <c>names</c>, and experiments hold their places; what is unknown is null.
/// </summary>
internal sealed class ModuleScript
{
    private readonly ScriptWriter _js;
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    private ModuleScript(int experiments) => _js = new ScriptWriter(4096 + (experiments * 256));

    public static SitePath PathOf(ModuleId id) => SitePath.Of($"data/modules/{id}.js");

    /// <param name="module">The module.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="primary">Its primary rubric.</param>
    /// <param name="verdicts">Which file has the verdicts of which experiment, and whose are not used.</param>
    /// <param name="settings">Margins and limits that comparisons stand on.</param>
    public static Html Render(Module module, string name, string? primary, VerdictScripts verdicts, Settings settings)
    {
        var script = new ModuleScript(module.Experiments.Count);
        script._js.Raw("TK.module("u8).Text(module.Id.Text).Raw(",{\"name\":"u8).Text(name).Raw(",\"primary\":"u8).OptionalText(primary)
            .Raw(",\"margin\":"u8).Rate(settings.NoDifferenceMargin).Raw(",\"max_error_share\":"u8).Rate(settings.MaxErrorShare)
            .Raw(",\"named\":"u8).Raw(settings.Publish.Items ? "true"u8 : "false"u8).Raw(",\"dataset\":"u8).OptionalText(settings.Of(module.Id).Dataset).Raw(",\"rubric_names\":{"u8);
        for (var i = 0; i < module.RubricNames.Count; i++)
        {
            script._js.Raw(i == 0 ? ""u8 : ","u8).Text(module.RubricNames[i].Key).Raw(":"u8).Text(module.RubricNames[i].Value);
        }

        script._js.Raw("},\"experiments\":["u8);
        for (var i = 0; i < module.Experiments.Count; i++)
        {
            script._js.Raw(i == 0 ? "\n"u8 : ",\n"u8);
            script.Experiment(module.Experiments[i], verdicts);
        }

        return script._js.Raw("],\n\"names\":"u8).Texts(script._names).Raw("});\n"u8).ToHtml();
    }

    /// <summary>
    /// [id, version, model, data set, its version, time, unit, [passed, failed, errors, total, skipped, pass rate, match rate as stated], [[rubric, passed, failed, errors, total, rate] …],
    /// params, judge's model, rubrics' version, prompt hash, withdrawn because, file of its verdicts (−1: they do not give its figures and are not used), cost in USD].
    /// A rate that does not have one decimal is a text, which keeps its digits.
    /// </summary>
    private void Experiment(Experiment e, VerdictScripts verdicts)
    {
        var m = e.Metrics;
        _js.Raw("["u8).Text(e.Id);
        Place(e.PromptVersion.Text).Place(e.Model).Place(e.Dataset).Place(e.DatasetVersion);
        _js.Raw(","u8).Text(e.Timestamp.Text);
        Place(m.Unit);
        _js.Raw(",["u8).Number(m.Pass).Raw(","u8).Number(m.Failed).Raw(","u8).Number(m.Error).Raw(","u8).Number(m.Total).Raw(","u8).Number(m.Skipped).Raw(","u8).Digits(m.Rate).Raw(","u8).Digits(Modules.Rate.Stated(m.MatchRate)).Raw("],["u8);
        for (var i = 0; i < e.Rubrics.Count; i++)
        {
            var r = e.Rubrics[i];
            _js.Raw(i == 0 ? "["u8 : ",["u8).Number(PlaceOf(r.Rubric)).Raw(","u8).Number(r.Pass).Raw(","u8).Number(r.Failed).Raw(","u8).Number(r.Error).Raw(","u8).Number(r.Total).Raw(","u8).Digits(r.Rate).Raw("]"u8);
        }

        _js.Raw("]"u8);
        Place(e.Params).Place(e.Judge?.Model).Place(e.Judge?.RubricsVersion).Place(e.PromptHash);
        _js.Raw(","u8).OptionalText(e.Withdrawn?.Reason).Raw(","u8).Number(verdicts.FileOf.TryGetValue(e.Id, out var file) ? file : verdicts.Withheld.Contains(e.Id) ? -1 : null).Raw(","u8).Rate(e.Usage?.CostUsd).Raw("]"u8);
    }

    private ModuleScript Place(string? text)
    {
        _js.Raw(","u8).Number(text is null ? null : PlaceOf(text));
        return this;
    }

    private int PlaceOf(string text)
    {
        if (!_places.TryGetValue(text, out var place))
        {
            _places.Add(text, place = _names.Count);
            _names.Add(text);
        }

        return place;
    }
}
