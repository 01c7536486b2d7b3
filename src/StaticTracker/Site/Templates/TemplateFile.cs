namespace StaticTracker.Site.Templates;

/// <summary>A file of site-templates: its bytes, and where they came from (as shown in a problem).</summary>
public sealed record TemplateFile(string Name, string ShownPath, ReadOnlyMemory<byte> Bytes, bool IsOverride);
