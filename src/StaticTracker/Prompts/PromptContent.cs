namespace StaticTracker.Prompts;

/// <summary>What of a prompt reaches models, and alone decides its hash: label, notes and paths are no part of it.</summary>
public sealed record PromptContent
{
    public static readonly PromptContent Empty = new();

    public string RootSystemPrompt { get; init; } = "";

    public string TaskPrompt { get; init; } = "";

    /// <summary>Prompts by role, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> RolePrompts { get; init; } = [];

    /// <summary>Models by role, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> RoleModels { get; init; } = [];

    /// <summary>What tools may or must be used, as JSON: an object or a list.</summary>
    public string ToolsContract { get; init; } = "{}";

    /// <summary>Temperature and the like, as a JSON object.</summary>
    public string Decoding { get; init; } = "{}";

    /// <summary>The prompts' texts under the names that a bundle gives them, those that are empty left out: <c>root_system_prompt</c>, <c>task_prompt</c>, <c>role_prompts/NAME</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts =>
    [
        .. ((KeyValuePair<string, string>[])[new("root_system_prompt", RootSystemPrompt), new("task_prompt", TaskPrompt)]).Where(t => t.Value.Length > 0),
        .. RolePrompts.Select(r => new KeyValuePair<string, string>("role_prompts/" + r.Key, r.Value)),
    ];
}
