namespace StaticTracker.JsonSchema;

/// <summary>The vocabularies of draft 2020-12; a keyword belongs to one.</summary>
[Flags]
internal enum Vocabularies
{
    None = 0,
    Core = 1,
    Applicator = 2,
    Unevaluated = 4,
    Validation = 8,
    MetaData = 16,
    FormatAnnotation = 32,
    FormatAssertion = 64,
    Content = 128,

    /// <summary>Keywords of former drafts that this one's own meta-schema still describes.</summary>
    Former = 256,
}
