namespace StaticTracker.Site.Templates;

/// <summary>What a template may put in: text (escaped when the page is made), our own markup, or a yes/no for <c>{{#if}}</c>.</summary>
public enum FieldKind
{
    Text,
    Html,
    Flag,
}
