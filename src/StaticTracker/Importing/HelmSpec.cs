using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>What a run of HELM evaluated and how, of its <c>run_spec.json</c>.</summary>
internal sealed record HelmSpec(string? Task, string? Model, IReadOnlyList<KeyValuePair<string, string>> Params, IReadOnlySet<string> Metrics)
{
    private static readonly string[] s_settings = ["method", "max_train_instances", "max_eval_instances", "num_outputs", "num_train_trials", "temperature", "max_tokens"];

    /// <exception cref="UnfitSourceException">It is no JSON.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static HelmSpec Read(SourceText text)
    {
        var scan = new JsonScan(text);
        if (!scan.ReadWhole(out var bytes, out var offset))
        {
            return new HelmSpec(null, null, [], new HashSet<string>());
        }

        var mark = new PlaceMark(text, offset);
        using var tree = SpanMath.Parse(bytes, mark.Place);
        return Of(tree.Root);
    }

    private static HelmSpec Of(JsonNode spec)
    {
        var adapter = spec["adapter_spec"u8];
        var settings = new List<KeyValuePair<string, string>>();
        foreach (var member in adapter.Members)
        {
            if (s_settings.Contains(member.Name) && (member.Value.Kind == JsonKind.Number || member.Value.AsString() is { Length: > 0 and <= 100 }))
            {
                settings.Add(new(member.Name, CompactJson.Of(member.Value)));
            }
        }

        var metrics = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in spec["metric_specs"u8].Elements)
        {
            metrics.UnionWith(metric["args"u8]["names"u8].ToArray().Select(n => n.AsString()).OfType<string>());
        }

        return new HelmSpec(TaskOf(spec["name"u8].AsString()), adapter["model"u8].AsString() is { Length: > 0 } model ? model : null, [.. settings.OrderBy(s => s.Key, StringComparer.Ordinal)], metrics);
    }

    /// <summary>The run's name without what says the model and how it was asked: <c>mmlu:subject=philosophy</c>.</summary>
    private static string? TaskOf(string? name)
    {
        if (name?.Split(':', 2) is not [var scenario, var arguments])
        {
            return name;
        }

        var kept = arguments.Split(',').Where(a => a.Split('=')[0] is not ("model" or "model_deployment" or "method")).ToList();
        return kept.Count == 0 ? scenario : $"{scenario}:{string.Join(',', kept)}";
    }
}
