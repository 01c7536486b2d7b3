using System.Text;

namespace StaticTracker.Site.Templates;

/// <summary>
/// A template as Handlebars rendered it for one shape of page, cut where values go. Data never pass through the template engine: text is
/// escaped and markup copied when a page is made, at the speed of copying.
/// </summary>
public sealed class Frame
{
    /// <summary>Stands around a field's name in what the engine renders; the loader refuses it in templates.</summary>
    internal const char Mark = '\u0001';

    private readonly byte[][] _literals;
    private readonly int[] _fields;
    private readonly PageKind _kind;

    private Frame(PageKind kind, byte[][] literals, int[] fields)
    {
        _kind = kind;
        _literals = literals;
        _fields = fields;
    }

    internal static Frame Of(PageKind kind, string rendered)
    {
        var parts = rendered.Split(Mark);
        var literals = new byte[(parts.Length / 2) + 1][];
        var fields = new int[parts.Length / 2];
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0)
            {
                literals[i / 2] = Encoding.UTF8.GetBytes(parts[i]);
            }
            else
            {
                fields[i / 2] = kind.PlaceOf(parts[i]);
            }
        }

        return new Frame(kind, literals, fields);
    }

    public void Fill(PageValues values, HtmlWriter page)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            page.Raw(_literals[i]);
            var field = _fields[i];
            if (_kind.Fields[field].Kind == FieldKind.Html)
            {
                page.Raw(values.Markup(field));
            }
            else
            {
                page.Text(values.Text(field));
            }
        }

        page.Raw(_literals[^1]);
    }
}
