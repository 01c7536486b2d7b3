namespace StaticTracker.Site.Joining;

/// <summary>Takes a page apart. One without a main element has its whole body for a main part.</summary>
internal sealed class PageReader
{
    private const string PlainMain = "<main id=\"content\" tabindex=\"-1\">";

    private readonly string _text;
    private readonly List<string> _metas = [];
    private readonly List<string> _styles = [];
    private readonly List<string> _frameScripts = [];
    private string? _icon;
    private string _language = "<html lang=\"en\">";
    private string _title = "";
    private (int Start, int End) _body;
    private (int Start, int End) _main;
    private int _mainEnd;
    private string _mainTag = PlainMain;

    private PageReader(string text)
    {
        _text = text;
        _body = (0, text.Length);
    }

    public static SitePage Read(string path, string text)
    {
        var reader = new PageReader(text);
        foreach (var token in HtmlScanner.Scan(text))
        {
            reader.Take(token);
        }

        return reader.Page(path);
    }

    private SitePage Page(string path)
    {
        var (start, end) = _main == default ? (_body.Start, _body.End) : _main;
        var before = _main == default ? "" : _text[_body.Start..(start - _mainTag.Length)];
        var after = _main == default ? "" : _text[_mainEnd..Math.Max(_mainEnd, _body.End)];
        return new SitePage(path, _language, _title, _metas, _icon, _styles, _frameScripts, before, _mainTag, _text[start..end], after);
    }

    private void Take(HtmlToken token)
    {
        switch (token.Kind, token.Name)
        {
            case (TokenKind.Start, "html"):
                _language = token.In(_text).ToString();
                break;
            case (TokenKind.Start, "body"):
                _body.Start = token.End;
                break;
            case (TokenKind.End, "body"):
                _body.End = token.Start;
                break;
            case (TokenKind.Start, "main") when _main == default:
                _main = (token.End, _text.Length);
                _mainEnd = _text.Length;
                _mainTag = token.In(_text).ToString();
                break;
            case (TokenKind.End, "main"):
                _main.End = token.Start;
                _mainEnd = token.End;
                break;
            case (TokenKind.Start, "title") when _title.Length == 0:
                _title = _text[token.End..Math.Max(token.End, _text.IndexOf('<', token.End))].Trim();
                break;
            case (TokenKind.Start, "meta"):
                TakeMeta(token);
                break;
            case (TokenKind.Start, "link"):
                TakeLink(token);
                break;
            case (TokenKind.Start, "script") when _main == default || _mainEnd < _text.Length:
                _frameScripts.Add(token.In(_text).ToString());
                break;
        }
    }

    private void TakeMeta(HtmlToken token)
    {
        var names = HtmlScanner.Attributes(_text, token).ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);
        if (names.ContainsKey("name"))
        {
            _metas.Add(token.In(_text).ToString());
        }
    }

    private void TakeLink(HtmlToken token)
    {
        var attributes = HtmlScanner.Attributes(_text, token);
        var rel = attributes.Find(a => a.Name == "rel").Value;
        if (attributes.Find(a => a.Name == "href").Value is { } address)
        {
            if (rel == "stylesheet")
            {
                _styles.Add(address);
            }
            else if (rel == "icon")
            {
                _icon = address;
            }
        }
    }
}
