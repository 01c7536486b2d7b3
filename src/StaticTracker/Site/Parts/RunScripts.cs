using System.Globalization;
using StaticTracker.Phrasing;
using StaticTracker.Runs;
using StaticTracker.Runs.Comparing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// Runs for scripts: <c>TK.runs([[id, address, status, kind, module, version, model, started, items, cost, tags, file] …])</c> with all of them, and <c>TK.someRuns(file, [{…}])</c> with all that
/// is known of some. What is unknown is null.
/// </summary>
internal static class RunScripts
{
    public const int RunsPerFile = 100;

    public static readonly SitePath List = SitePath.Of("data/runs/list.js");

    public static SitePath PathOf(int file) => SitePath.Of(string.Create(CultureInfo.InvariantCulture, $"data/runs/{file}.js"));

    public static Html RenderList(IReadOnlyList<RunRecord> runs)
    {
        var js = new ScriptWriter(runs.Count * 192).Raw("TK.runs(["u8);
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            js.Raw(i == 0 ? "\n["u8 : ",\n["u8).Text(run.Id).Raw(","u8).Text(RecordPlace.Run(run.Id).Text).Raw(","u8).Text(run.Status).Raw(","u8).Text(run.Kind).Raw(","u8).Text(run.Module.Text).Raw(","u8).Text(run.PromptVersion.Text)
                .Raw(","u8).OptionalText(run.ModelRoot).Raw(","u8).Text(run.StartedAt.Text).Raw(","u8).Number(run.TotalItemsSeen).Raw(","u8).OptionalText(run.CostUsd?.ToString(CultureInfo.InvariantCulture)).Raw(","u8).Texts(run.Tags)
                .Raw(","u8).Number(i / RunsPerFile).Raw("]"u8);
        }

        return js.Raw("]);\n"u8).ToHtml();
    }

    public static Html Render(SiteTexts texts, ProjectRecords records, int file)
    {
        var js = new ScriptWriter(64 * 1024).Raw("TK.someRuns("u8).Number(file).Raw(",["u8);
        var (isFirst, itemTexts) = (true, new RunItemTexts(records));
        foreach (var run in records.Runs.Skip(file * RunsPerFile).Take(RunsPerFile))
        {
            js.Raw(isFirst ? "\n{\"id\":"u8 : ",\n{\"id\":"u8).Text(run.Id).Raw(",\"fingerprint\":"u8).OptionalText(run.DatasetFingerprint).Raw(",\"results\":"u8).Texts(run.Results)
                .Raw(",\"prompt\":"u8).OptionalText(PromptOf(records, run));
            Pairs(js, texts, ",\"settings\":["u8, RunDifferences.AllSettingsOf(run));
            Pairs(js, texts, ",\"usage\":["u8, RunDifferences.AllUsageOf(run));
            Texts(js, itemTexts.Of(run));
            js.Raw("}"u8);
            isFirst = false;
        }

        return js.Raw("]);\n"u8).ToHtml();
    }

    /// <summary>The part of an address that stands for the kept prompt of the run; null: its prompt is not kept, or is another one now.</summary>
    private static string? PromptOf(ProjectRecords records, RunRecord run) =>
        records.Prompt(run.Module, run.PromptVersion) is { } prompt && prompt.Hash == run.PromptHash ? RecordPlace.NameOf(prompt.Version.Text) : null;

    /// <summary>[[place of the item among its verdicts, number of its text] …]; nothing where all texts are those of other runs.</summary>
    private static void Texts(ScriptWriter js, IReadOnlyList<(int Place, int Text)> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            js.Raw(i == 0 ? ",\"texts\":[["u8 : ",["u8).Number(texts[i].Place).Raw(","u8).Number(texts[i].Text).Raw(i == texts.Count - 1 ? "]]"u8 : "]"u8);
        }
    }

    private static void Pairs(ScriptWriter js, SiteTexts texts, ReadOnlySpan<byte> start, IReadOnlyList<KeyValuePair<Phrase, Phrase?>> pairs)
    {
        js.Raw(start);
        for (var i = 0; i < pairs.Count; i++)
        {
            js.Raw(i == 0 ? "["u8 : ",["u8).Text(pairs[i].Key.In(texts)).Raw(","u8).OptionalText(pairs[i].Value?.In(texts)).Raw("]"u8);
        }

        js.Raw("]"u8);
    }
}
