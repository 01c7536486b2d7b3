namespace StaticTracker.Site.Templates;

/// <summary>
/// What one page says: a value for each field of its kind. A field without a value counts as false in <c>{{#if}}</c>; which fields have one
/// is the page's <see cref="Shape"/>.
/// </summary>
public sealed class PageValues(PageKind kind)
{
    private readonly string?[] _texts = new string?[kind.Fields.Count];
    private readonly Html[] _markup = new Html[kind.Fields.Count];

    public PageKind Kind => kind;

    /// <summary>Bit i is set where field i has a value.</summary>
    public ulong Shape { get; private set; }

    public PageValues Set(string field, string? text)
    {
        var place = Place(field, FieldKind.Text);
        _texts[place] = text;
        Mark(place, !string.IsNullOrEmpty(text));
        return this;
    }

    public PageValues Set(string field, Html html)
    {
        var place = Place(field, FieldKind.Html);
        _markup[place] = html;
        Mark(place, !html.IsEmpty);
        return this;
    }

    public PageValues Set(string field, bool flag)
    {
        Mark(Place(field, FieldKind.Flag), flag);
        return this;
    }

    public string? Text(int place) => _texts[place];

    public Html Markup(int place) => _markup[place];

    private int Place(string field, FieldKind expected)
    {
        var place = kind.PlaceOf(field);
        return kind.Fields[place].Kind == expected ? place : throw new ArgumentException($"Field {field} of {kind.Name} is no {expected}.", nameof(field));
    }

    private void Mark(int place, bool present) => Shape = present ? Shape | (1UL << place) : Shape & ~(1UL << place);
}
