namespace StaticTracker.Prompts.Diffs;

/// <summary>What differs between two prompts: rules first, then sections, then what is no text.</summary>
public sealed record PromptDiff(PromptBundle Before, PromptBundle After, IReadOnlyList<SectionChange> Sections, IReadOnlyList<SettingChange> Settings)
{
    private static readonly (char Op, string Word)[] s_words = [('+', "added"), ('-', "removed"), ('~', "reworded")];

    public bool IsSame => Sections.Count == 0 && Settings.Count == 0;

    /// <summary>Rules that were added, removed or reworded, in that order, each in the order of the text.</summary>
    public IReadOnlyList<RuleChange> Rules =>
    [
        .. s_words.SelectMany(w => Sections.SelectMany(s => s.Lines.Where(l => l.Op == w.Op && l.IsRule).Select(l => Change(w.Word, s.Title, Rule(l.Before), Rule(l.After))))),
    ];

    private static string? Rule(string? line) => line is null ? null : SectionReader.RuleOf(line) ?? line.Trim();

    private static RuleChange Change(string what, string section, string? before, string? after) =>
        new(what, section, before, after, before is null || after is null ? [] : WordDiff.Of(before, after));
}
