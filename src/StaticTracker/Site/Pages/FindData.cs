using System.Globalization;
using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Site.Parts;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site.Pages;

/// <summary>
/// What the search looks through, as classic scripts that it loads when somebody first searches: <c>TK.list(modules, models, files)</c> with [id, name, group] of each module;
/// <c>TK.find(file, […])</c> with [module, [rubric …], [[experiment, version, model] …], [[suggestion, status, text] …]] of some modules; <c>TK.commits([[hash, subject] …])</c> with the
/// newest commits; <c>TK.records([[kind, title, more, path] …])</c> with prompts and the newest runs.
/// </summary>
internal static class FindData
{
    /// <summary>Modules in one file.</summary>
    public const int ModulesPerFile = 40;

    /// <summary>Commits that the search knows.</summary>
    public const int MaxCommits = 2000;

    private const int LongestText = 200;

    private static readonly SitePath s_list = SitePath.Of("data/find/modules.js");
    private static readonly SitePath s_commits = SitePath.Of("data/find/commits.js");
    private static readonly SitePath s_records = SitePath.Of("data/find/records.js");

    public static SitePath PathOf(int file) => SitePath.Of(string.Create(CultureInfo.InvariantCulture, $"data/find/{file}.js"));

    public static void Write(PageMaker maker, HeatmapIndex index, ProjectHistory history, ProjectRecords records)
    {
        var files = (index.Modules.Count + ModulesPerFile - 1) / ModulesPerFile;
        maker.WriteBytes(s_list, List(index, files).Utf8.Span);
        maker.WriteBytes(s_commits, Commits(history).Utf8.Span);
        maker.WriteBytes(s_records, Records(records).Utf8.Span);
        Parallel.For(0, files, file =>
        {
            var rows = index.Modules.Skip(file * ModulesPerFile).Take(ModulesPerFile).ToList();
            var key = ContentKey.Of("find").With(RowKeys.OfRows(rows));
            if (!maker.Keep(PathOf(file), key))
            {
                maker.WriteBytes(PathOf(file), Some(rows, file).Utf8.Span, key);
            }
        });
    }

    private static Html List(HeatmapIndex index, int files)
    {
        var js = new ScriptWriter(index.Modules.Count * 64).Raw("TK.list(["u8);
        for (var i = 0; i < index.Modules.Count; i++)
        {
            var row = index.Modules[i];
            js.Raw(i == 0 ? "\n["u8 : ",\n["u8).Text(row.Id.Text).Raw(","u8).Text(row.Name).Raw(","u8).OptionalText(row.Group).Raw("]"u8);
        }

        return js.Raw("],\n"u8).Texts(HeatmapData.ModelsOf(index)).Raw(","u8).Number(files).Raw(");\n"u8).ToHtml();
    }

    private static Html Some(List<ModuleRow> rows, int file)
    {
        var js = new ScriptWriter(64 * 1024).Raw("TK.find("u8).Number(file).Raw(",["u8);
        for (var i = 0; i < rows.Count; i++)
        {
            js.Raw(i == 0 ? "\n["u8 : ",\n["u8).Text(rows[i].Id.Text).Raw(","u8).Texts(rows[i].Brief.Rubrics).Raw(",["u8);
            Experiments(js, rows[i]);
            js.Raw("],["u8);
            Suggestions(js, rows[i]);
            js.Raw("]]"u8);
        }

        return js.Raw("]);\n"u8).ToHtml();
    }

    private static void Experiments(ScriptWriter js, ModuleRow row)
    {
        var any = false;
        foreach (var cell in row.Cells)
        {
            foreach (var result in cell.ByModel)
            {
                js.Raw(any ? ",["u8 : "["u8).Text(result.Experiment).Raw(","u8).Text(cell.Version.Text).Raw(","u8).Text(result.Model).Raw("]"u8);
                any = true;
            }
        }
    }

    private static void Suggestions(ScriptWriter js, ModuleRow row)
    {
        var any = false;
        foreach (var entry in row.Suggestions.Read())
        {
            js.Raw(any ? ",["u8 : "["u8).Text(entry.Id).Raw(","u8).Text(entry.Suggestion.Status).Raw(","u8).Text(RateText.Cut(entry.Suggestion.Text, LongestText)).Raw("]"u8);
            any = true;
        }
    }

    /// <summary>Names and addresses alone: what a prompt says is not searched.</summary>
    private static Html Records(ProjectRecords records)
    {
        var js = new ScriptWriter(4096).Raw("TK.records(["u8);
        var any = false;
        foreach (var p in records.Prompts)
        {
            var hash = p.Hash[..Math.Min(p.Hash.Length, 12)];
            Add("Prompt", p.Address, $"{p.Label} {hash}".Trim(), RecordPlace.Prompt(p.Module, p.Version));
        }

        foreach (var run in records.Runs.Take(MaxCommits))
        {
            Add("Run", run.Id, $"{run.ModelRoot} {string.Join(' ', run.Tags)}".Trim(), RecordPlace.Run(run.Id));
        }

        foreach (var experiment in records.Experiments)
        {
            Add("A/B", experiment.Id, experiment.Hypothesis, RecordPlace.Experiment(experiment.Id));
        }

        return js.Raw("]);\n"u8).ToHtml();

        void Add(string kind, string title, string more, SitePath path)
        {
            js.Raw(any ? ",\n["u8 : "\n["u8).Text(kind).Raw(","u8).Text(title).Raw(","u8).Text(RateText.Cut(more, LongestText)).Raw(","u8).Text(path.Text).Raw("]"u8);
            any = true;
        }
    }

    private static Html Commits(ProjectHistory history)
    {
        var js = new ScriptWriter(MaxCommits * 64).Raw("TK.commits(["u8);
        for (var i = 0; i < Math.Min(history.Commits.Count, MaxCommits); i++)
        {
            js.Raw(i == 0 ? "\n["u8 : ",\n["u8).Text(history.Commits[i].Hash).Raw(","u8).Text(history.Commits[i].Subject).Raw("]"u8);
        }

        return js.Raw("]);\n"u8).ToHtml();
    }
}
