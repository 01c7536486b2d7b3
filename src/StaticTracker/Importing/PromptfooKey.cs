namespace StaticTracker.Importing;

/// <summary>
/// Which rows belong together: those of one prompt and one provider. Rows of version 3 and 4 name the prompt's position, older ones tell it by its text and may not
/// name the provider.
/// </summary>
internal sealed record PromptfooKey(long? Position, string? Text, string? Provider);
