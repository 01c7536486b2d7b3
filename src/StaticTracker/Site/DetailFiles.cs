using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Site.Parts;
using StaticTracker.Storage;

namespace StaticTracker.Site;

/// <summary>
/// The kept texts of items as script files, for who asks on a module's page: what an item is where <c>site.publish.items</c> allows it, what the model and the judge said of it where
/// <c>site.publish.details</c> does. Where neither does nothing is read. Texts go by the item's place in the verdict file, so that they tell no name.
/// </summary>
/// <param name="maker">Makes the files.</param>
/// <param name="data">Where the texts are kept.</param>
/// <param name="problems">Told of files that cannot be used; the pages do without them.</param>
internal sealed class DetailFiles(PageMaker maker, DataFolder data, Problems problems)
{
    private static readonly SitePath s_list = SitePath.Of("data/details.js");

    private readonly PublishSettings _publish = maker.Settings.Publish;

    /// <summary>Whether any such text may be published.</summary>
    public static bool AreOn(Settings settings) => settings.Publish.Details || settings.Publish.Items;

    public void Write(IReadOnlyList<ModuleId> modules)
    {
        var found = new List<(string Experiment, IReadOnlyList<int> Starts)>[modules.Count];
        var told = new Problems[modules.Count];
        AllCores.Run(modules.Count, i =>
        {
            told[i] = new Problems();
            found[i] = Directory.Exists(Path.Join(data.Root, "details", modules[i].Text)) || Directory.Exists(Path.Join(data.Root, "items", modules[i].Text)) ? OfModule(modules[i], told[i]) : [];
        });
        foreach (var problem in told.SelectMany(t => t.ToList()))
        {
            problems.Add(problem.Span, Codes.Site.UnusedDetails, problem.Message, problem.Hint);
        }

        var js = new ScriptWriter().Raw("TK.detailFiles({"u8);
        for (var i = 0; i < modules.Count; i++)
        {
            if (found[i].Count > 0)
            {
                List(js, modules[i], found[i]);
            }
        }

        maker.WriteBytes(s_list, js.Raw("});\n"u8).ToHtml().Utf8.Span);
    }

    private static void List(ScriptWriter js, ModuleId module, List<(string Experiment, IReadOnlyList<int> Starts)> experiments)
    {
        js.Raw("\n"u8).Text(module.Text).Raw(":["u8);
        for (var e = 0; e < experiments.Count; e++)
        {
            js.Raw(e == 0 ? "["u8 : ",["u8).Text(experiments[e].Experiment).Raw(",["u8);
            for (var s = 0; s < experiments[e].Starts.Count; s++)
            {
                js.Raw(s == 0 ? ""u8 : ","u8).Number(experiments[e].Starts[s]);
            }

            js.Raw("]]"u8);
        }

        js.Raw("],"u8);
    }

    private List<(string Experiment, IReadOnlyList<int> Starts)> OfModule(ModuleId id, Problems told)
    {
        var listed = new List<(string, IReadOnlyList<int>)>();
        using var file = JsonFile.Read(data.ModuleFile(id), told);
        if (file is null || ModuleReader.TryRead(file.Tree, out _) is not { } module)
        {
            return listed;
        }

        foreach (var experiment in module.Experiments.OrderBy(e => e.Id, StringComparer.Ordinal))
        {
            if (DetailsOf(id, experiment, told) is not { } texts)
            {
                continue;
            }

            var parts = texts.Parts();
            for (var part = 0; part < parts.Count; part++)
            {
                maker.WriteBytes(DetailScript.PathOf(id, listed.Count, part), texts.Render(id, listed.Count, part, parts).Utf8.Span);
            }

            listed.Add((experiment.Id, parts));
        }

        return listed;
    }

    private DetailScript? DetailsOf(ModuleId id, Experiment experiment, Problems told)
    {
        var details = _publish.Details ? DetailSheetReader.Read(data, id, experiment.Id, told) : null;
        var items = _publish.Items ? ItemSheetReader.Read(data, id, experiment.Dataset, experiment.DatasetVersion, told) : null;
        return (details is null && items is null) || VerdictSheetReader.Read(data, id, experiment.Id, new Problems()) is not { } sheet ? null
            : DetailScript.Of(sheet.Items, details, items, _publish);
    }
}
