namespace StaticTracker.Storage;

/// <summary>What of the data becomes public with the site. E-mail addresses never do.</summary>
public sealed record PublishSettings
{
    public bool Authors { get; init; } = true;

    public bool Items { get; init; }

    public bool Details { get; init; }

    public bool Prompts { get; init; }

    public bool Sources { get; init; } = true;
}
