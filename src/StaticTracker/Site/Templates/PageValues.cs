namespace StaticTracker.Site.Templates;

/// <summary>
/// What one page says: a value for each field of its kind. A field without a value counts as false in <c>{{#if}}</c>.
/// </summary>
public sealed class PageValues(PageKind kind)
{
    private readonly string?[] _texts = new string?[kind.Fields.Count];
    private readonly bool[] _present = new bool[kind.Fields.Count];
    private readonly Html[] _markup = new Html[kind.Fields.Count];

    public PageKind Kind => kind;

    public PageValues Set(string field, string? text)
    {
        var place = Place(field, FieldKind.Text);
        _texts[place] = text;
        _present[place] = !string.IsNullOrEmpty(text);
        return this;
    }

    public PageValues Set(string field, Html html)
    {
        var place = Place(field, FieldKind.Html);
        _markup[place] = html;
        _present[place] = !html.IsEmpty;
        return this;
    }

    public PageValues Set(string field, bool flag)
    {
        _present[Place(field, FieldKind.Flag)] = flag;
        return this;
    }

    public string? Text(int place) => _texts[place];

    public Html Markup(int place) => _markup[place];

    /// <summary>Whether a field has a value.</summary>
    public bool Has(int place) => _present[place];

    private int Place(string field, FieldKind expected)
    {
        var place = kind.PlaceOf(field);
        return kind.Fields[place].Kind == expected ? place : throw new ArgumentException($"Field {field} of {kind.Name} is no {expected}.", nameof(field));
    }
}
