using StaticTracker.Diagnostics;

namespace StaticTracker.Importing;

/// <summary>One sample of an Inspect log in one epoch.</summary>
internal sealed record InspectSample(string Id, long Epoch, SourceSpan Place)
{
    public IReadOnlyList<InspectScore> Scores { get; init; } = [];

    /// <summary>What stopped it; null: nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>Somebody said that it does not count.</summary>
    public bool IsInvalid { get; init; }

    /// <summary>What the model answered, where rules may want to look at it.</summary>
    public string? Output { get; init; }

    /// <summary>Its texts, where they are wanted.</summary>
    public ItemTexts? Texts { get; init; }

    public bool IsScored => Scores.Any(s => s.IsScored);

    /// <summary>The name of the item: of a further epoch with its number behind it.</summary>
    public string Item => Epoch <= 1 ? Id : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}#{Epoch}");
}
