namespace StaticTracker.Phrasing;

/// <summary>What a phrase is made of.</summary>
internal enum PhraseKind : byte
{
    /// <summary>The same in every language.</summary>
    Data,

    /// <summary>A text of the pages, by its key.</summary>
    Text,

    /// <summary>Phrases one after the other.</summary>
    List,
}
