namespace StaticTracker.Merging;

/// <summary>
/// How one kind of value is merged: its form, the rules of what stands under it, and which members only make sense together. A later kind of
/// file is one more rule in <see cref="MergeRules"/>.
/// </summary>
internal sealed class MergeRule(MergeForm form)
{
    /// <summary>Values that no rule names: objects key by key, anything else as one value.</summary>
    public static readonly MergeRule Free = new(MergeForm.ByKey);

    private readonly Dictionary<string, MergeRule> _members = new(StringComparer.Ordinal);

    public MergeForm Form => form;

    /// <summary>The rule of elements, and of members that are not named.</summary>
    public MergeRule Inner { get; init; } = null!;

    /// <summary>What an element is called in words, such as "experiment"; for keyed lists.</summary>
    public string Noun { get; init; } = "";

    /// <summary>What tells the elements of a keyed list apart.</summary>
    public ElementKeys Keys { get; init; } = ElementKeys.ById;

    /// <summary>
    /// Members that only make sense together, such as counts: where one side edited some of them and the other side others, every one that differs
    /// is a contradiction.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Units { get; init; } = [];

    public MergeRule Member(string name) => _members.GetValueOrDefault(name) ?? Inner ?? Free;

    public MergeRule With(string member, MergeRule rule)
    {
        _members.Add(member, rule);
        return this;
    }
}
