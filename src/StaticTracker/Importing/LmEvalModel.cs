using StaticTracker.Json;

namespace StaticTracker.Importing;

/// <summary>The model of a results file: its name (<c>model_name</c>, else what its arguments say), with the revision behind it where that is not the main one.</summary>
internal sealed class LmEvalModel
{
    // In the order of the harness: an adapter or a delta stands beside the model that it is for.
    private static readonly string[] s_names = ["peft", "delta", "pretrained", "model", "path", "engine"];

    private readonly Dictionary<string, string> _arguments;

    private LmEvalModel(Dictionary<string, string> arguments, string? name) => (_arguments, Name) = (arguments, name);

    public string? Name { get; }

    public static LmEvalModel Of(JsonNode root)
    {
        var arguments = ArgumentsOf(root["config"u8]["model_args"u8]);
        var name = root["model_name"u8].AsString() is { Length: > 0 } told ? told : s_names.Select(n => arguments.GetValueOrDefault(n)).FirstOrDefault(n => n is { Length: > 0 });
        var revision = arguments.GetValueOrDefault("revision") is { Length: > 0 } given ? given : root["config"u8]["model_revision"u8].AsString();

        // A path of somebody's machine: what it leads to is the name.
        var shown = name is null ? null : name.StartsWith('/') || name.StartsWith("./", StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal) ? RunText.BaseName(name) : name;
        return new LmEvalModel(arguments, shown is { Length: > 0 } && revision is { Length: > 0 } && revision != "main" ? $"{shown}@{revision}" : shown);
    }

    /// <summary>An argument of the model, for rules: <c>{revision}</c>, <c>{dtype}</c>.</summary>
    public string? Argument(string name) => _arguments.GetValueOrDefault(name);

    private static Dictionary<string, string> ArgumentsOf(JsonNode node)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in node.AsString()?.Split(',') ?? [])
        {
            if (part.Split('=', 2) is [var name, var value])
            {
                found[name.Trim()] = value.Trim();
            }
        }

        foreach (var member in node.Members)
        {
            if (member.Value.Kind is JsonKind.String or JsonKind.Number or JsonKind.True or JsonKind.False)
            {
                found[member.Name] = member.Value.AsString() ?? member.Value.ToString();
            }
        }

        return found;
    }
}
