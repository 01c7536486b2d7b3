using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>What was evaluated, as the head of an Inspect log says it (<c>eval</c>).</summary>
internal sealed record InspectSpec(string? Task, string? Model, ReadOnlyMemory<FieldClue> Clues, IReadOnlyList<KeyValuePair<string, string>> Params)
{
    // Settings that change what the model answers. How many run at once, where logs go and the like does not.
    private static readonly string[] s_generation =
    [
        "temperature", "top_p", "top_k", "max_tokens", "seed", "frequency_penalty", "presence_penalty", "num_choices", "best_of", "reasoning_effort", "reasoning_tokens", "effort",
    ];

    private const string NoModel = "none/none"; // What a log says where no model was given.

    public long Epochs { get; private init; } = 1;

    public string? RunId { get; private init; }

    /// <summary>The models that judged, as far as the scorers name them.</summary>
    public string? Judge { get; private init; }

    /// <summary>The commit that was evaluated; with a mark where the working tree had changes of its own.</summary>
    public string? Revision { get; private init; }

    public IReadOnlyList<string> Scorers { get; private init; } = [];

    public static InspectSpec Of(JsonNode eval, SourceSpan place)
    {
        var task = eval["task"u8].AsString();
        var model = eval["model"u8].AsString() is { Length: > 0 } name && name != NoModel ? name : null;
        var epochs = eval["config"u8]["epochs"u8].AsInteger() is > 0 and { } number ? number : 1;
        return new InspectSpec(task, model, CluesOf(eval, model, place), ParamsOf(eval, epochs))
        {
            Epochs = epochs,
            RunId = eval["run_id"u8].AsString() is { Length: > 0 } run ? run : null,
            Judge = JudgeOf(eval),
            Revision = RevisionOf(eval["revision"u8]),
            Scorers = [.. eval["scorers"u8].ToArray().Select(s => s["name"u8].AsString()).OfType<string>().Where(s => s.Length > 0).Select(BaseName)],
        };
    }

    /// <summary>Settings that versions before 2 and plans keep elsewhere, behind those of the model itself.</summary>
    public InspectSpec WithPlan(JsonNode config) => this with { Params = Sorted(Params.Concat(Chosen(config, s_generation)).DistinctBy(p => p.Key)) };

    private static FieldClue[] CluesOf(JsonNode eval, string? model, SourceSpan place)
    {
        var clues = new List<FieldClue>();
        Add(FieldName.Model, model, FieldOrigin.Provider);
        Add(FieldName.Timestamp, eval["created"u8].AsString(), FieldOrigin.Content);
        Add(FieldName.Dataset, eval["dataset"u8]["name"u8].AsString(), FieldOrigin.Provider);

        // A task that says nothing of its version is of version 0 to Inspect.
        Add(FieldName.DatasetVersion, eval["task_version"u8] is { Kind: JsonKind.Number or JsonKind.String } version ? version.AsString() ?? version.ToString() : null, FieldOrigin.Provider);
        clues.RemoveAll(c => c is { Field: FieldName.DatasetVersion, Text: "0" });
        return [.. clues];

        void Add(FieldName field, string? text, FieldOrigin origin)
        {
            if (text is { Length: > 0 })
            {
                clues.Add(new FieldClue(field, text, origin, place));
            }
        }
    }

    private static List<KeyValuePair<string, string>> ParamsOf(JsonNode eval, long epochs)
    {
        var found = Chosen(eval["model_generate_config"u8], s_generation);
        if (epochs > 1)
        {
            found.Add(new("epochs", epochs.ToString(CultureInfo.InvariantCulture)));
        }

        if (eval["config"u8]["limit"u8] is { Kind: JsonKind.Number or JsonKind.Array } limit)
        {
            found.Add(new("limit", CompactJson.Of(limit)));
        }

        if (eval["solver"u8].AsString() is { Length: > 0 } solver)
        {
            found.Add(new("solver", CompactJson.Quote(solver)));
        }

        var arguments = eval["task_args_passed"u8] is { Kind: JsonKind.Object } passed ? passed : eval["task_args"u8];
        found.AddRange(Scalars(arguments).Where(a => found.TrueForAll(f => f.Key != a.Key)));
        return [.. Sorted(found)];
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Sorted(IEnumerable<KeyValuePair<string, string>> settings) => [.. settings.OrderBy(p => p.Key, StringComparer.Ordinal)];

    private static List<KeyValuePair<string, string>> Chosen(JsonNode settings, string[] names) => [.. Scalars(settings).Where(s => names.Contains(s.Key))];

    /// <summary>Numbers, words and truths. Paths of somebody's machine are no settings of a run, and long texts are prompts.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Scalars(JsonNode settings)
    {
        const int LongestText = 100;
        var found = new List<KeyValuePair<string, string>>();
        foreach (var member in settings.Members)
        {
            if (member.Value.Kind is JsonKind.Number or JsonKind.True or JsonKind.False
                || (member.Value.AsString() is { Length: > 0 and <= LongestText } text && text.IndexOfAny(['/', '\\', '\n', '\u007F']) < 0))
            {
                found.Add(new(member.Name, CompactJson.Of(member.Value)));
            }
        }

        return found;
    }

    /// <summary>A scorer's own grader, or the role that graders have.</summary>
    private static string? JudgeOf(JsonNode eval)
    {
        var judges = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var scorer in eval["scorers"u8].Elements)
        {
            AddModels(scorer["options"u8]["grader_model"u8], judges);
            AddModels(scorer["options"u8]["model"u8], judges);
        }

        if (judges.Count == 0)
        {
            AddModels(eval["model_roles"u8]["grader"u8], judges);
        }

        return judges.Count == 0 ? null : string.Join(", ", judges);
    }

    private static void AddModels(JsonNode node, SortedSet<string> into)
    {
        if (node.Kind == JsonKind.Array)
        {
            foreach (var element in node.Elements)
            {
                AddModels(element, into);
            }
        }
        else if ((node.Kind == JsonKind.Object ? node["model"u8].AsString() : node.AsString()) is { Length: > 0 } name)
        {
            into.Add(name);
        }
    }

    private static string? RevisionOf(JsonNode revision) =>
        revision["commit"u8].AsString() is { Length: > 0 } commit ? revision["dirty"u8].Kind == JsonKind.True ? commit + "-dirty" : commit : null;

    private static string BaseName(string name) => name[(name.LastIndexOf('/') + 1)..];
}
