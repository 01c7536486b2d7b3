namespace StaticTracker.Prompts.Diffs;

/// <summary>A section that differs: of which part of the prompt, under which heading, and its lines, those that stayed included.</summary>
public sealed record SectionChange(string Part, string Name, IReadOnlyList<LineChange> Lines)
{
    /// <summary>Whether it holds examples, by its heading.</summary>
    public bool IsExamples => Name.Contains("example", StringComparison.OrdinalIgnoreCase);

    /// <summary>"task_prompt › Rules".</summary>
    public string Title => Name.Length == 0 ? Part : $"{Part} › {Name}";
}
