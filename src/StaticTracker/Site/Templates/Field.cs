namespace StaticTracker.Site.Templates;

/// <summary>A name that a template may use.</summary>
public sealed record Field(string Name, FieldKind Kind);
