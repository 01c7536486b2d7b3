namespace StaticTracker.Site.Templates;

/// <summary>A kind of page: its template (<c>pages/heatmap.hbs</c>) and the fields it offers, those of the layout first.</summary>
public sealed class PageKind
{
    private static readonly Field[] s_ofLayout =
    [
        new("title", FieldKind.Text),
        new("site_title", FieldKind.Text),
        new("root", FieldKind.Text),
        new("summary", FieldKind.Text),
        new("address", FieldKind.Text),
        new("picture", FieldKind.Text),
        new("logo", FieldKind.Text),
        new("has_colours", FieldKind.Flag),
        new("has_theme", FieldKind.Flag),
        new("footer_links", FieldKind.Html),
        new("generated_at", FieldKind.Text),
        new("program", FieldKind.Text),
        new("notices", FieldKind.Html),
        new("on_heatmap", FieldKind.Flag),
        new("on_overview", FieldKind.Flag),
        new("on_compare", FieldKind.Flag),
        new("on_history", FieldKind.Flag),
        new("on_suggestions", FieldKind.Flag),
        new("on_table", FieldKind.Flag),
        new("on_gate", FieldKind.Flag),
        new("has_gate", FieldKind.Flag),
        new("on_prompts", FieldKind.Flag),
        new("has_prompts", FieldKind.Flag),
        new("on_runs", FieldKind.Flag),
        new("has_runs", FieldKind.Flag),
        new("on_ab", FieldKind.Flag),
        new("has_ab", FieldKind.Flag),
    ];

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public PageKind(string name, params Field[] own)
    {
        Name = name;
        Fields = [.. s_ofLayout, .. own];
        for (var i = 0; i < Fields.Count; i++)
        {
            _places.Add(Fields[i].Name, i);
        }
    }

    public string Name { get; }

    public string Template => $"pages/{Name}.hbs";

    public IReadOnlyList<Field> Fields { get; }

    public int PlaceOf(string field) => _places[field];
}
