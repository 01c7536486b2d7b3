namespace StaticTracker.Importing;

/// <summary>
/// Which rows belong together: those of one prompt and one provider. Rows of version 3 and 4 name the prompt's position, older ones tell it by its text and may not
/// name the provider. One provider may be configured several times, under labels.
/// </summary>
internal sealed record PromptfooKey(long? Position, string? Text, string? Provider, string? Label)
{
    /// <summary>The provider with its label, where it has one of its own.</summary>
    public string? LabelledProvider => Provider is not null && Label is { Length: > 0 } && Label != Provider ? $"{Provider} ({Label})" : Provider;
}
