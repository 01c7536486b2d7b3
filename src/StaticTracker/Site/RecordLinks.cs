using System.Text;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Prompts;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>Which prompts and runs a module's page leads to, and the key of that: the page is made anew where one came or went.</summary>
internal sealed class RecordLinks
{
    private readonly Dictionary<ModuleId, List<PromptBundle>> _prompts;
    private readonly Dictionary<ModuleId, HashSet<string>> _runs;

    public RecordLinks(ProjectRecords records)
    {
        _prompts = records.Prompts.GroupBy(p => p.Module).ToDictionary(g => g.Key, g => g.ToList());
        _runs = records.Runs.GroupBy(r => r.Module).ToDictionary(g => g.Key, g => g.Select(r => r.Id).ToHashSet(StringComparer.Ordinal));
    }

    public bool HasPrompts(ModuleId module) => _prompts.ContainsKey(module);

    public bool HasRun(ModuleId module, string run) => _runs.TryGetValue(module, out var runs) && runs.Contains(run);

    /// <summary>The kept prompt that an experiment was made with; null: none says so, or it is not kept.</summary>
    public PromptBundle? PromptOf(ModuleId module, Experiment experiment) => experiment.PromptHash is null ? null
        : _prompts.GetValueOrDefault(module)?.Find(p => p.Version == experiment.PromptVersion && p.Hash == experiment.PromptHash);

    /// <summary>The default one where there is neither prompt nor run, so that nothing changes for who keeps none.</summary>
    public ContentKey KeyOf(ModuleId module)
    {
        if (!_prompts.ContainsKey(module) && !_runs.ContainsKey(module))
        {
            return default;
        }

        var text = new StringBuilder();
        foreach (var prompt in _prompts.GetValueOrDefault(module) ?? [])
        {
            text.Append(prompt.Version).Append(' ').Append(prompt.Hash).Append('\n');
        }

        foreach (var run in (_runs.GetValueOrDefault(module) ?? []).Order(StringComparer.Ordinal))
        {
            text.Append(run).Append('\n');
        }

        return ContentKey.Of(text.ToString());
    }

    /// <summary>The key of a module's page with that.</summary>
    public ContentKey With(ContentKey key, ModuleId module) => KeyOf(module) is var own && own == default ? key : key.With(own);

    /// <summary>"Prompts: 3 versions · 12 runs" as links.</summary>
    public Html Render(SiteTexts texts, ModuleId module)
    {
        var (prompts, runs) = (_prompts.GetValueOrDefault(module)?.Count ?? 0, _runs.GetValueOrDefault(module)?.Count ?? 0);
        if (prompts == 0 && runs == 0)
        {
            return Html.Empty;
        }

        var html = new HtmlWriter(256, texts);
        if (prompts > 0)
        {
            html.Raw("<a href=../../prompts/"u8).Id(module).Raw("/index.html>"u8).Text(texts.Count("count.prompts", prompts)).Raw("</a>"u8);
        }

        if (runs > 0)
        {
            html.Raw(prompts > 0 ? " · "u8 : ""u8).Raw("<a href=\"../../runs/index.html#module="u8).Id(module).Raw("\">"u8).Text(texts.Count("count.runs", runs)).Raw("</a>"u8);
        }

        return html.ToHtml();
    }
}
