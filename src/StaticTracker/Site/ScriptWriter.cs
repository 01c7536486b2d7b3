using System.Text.Encodings.Web;
using System.Text.Json;
using StaticTracker.Diagnostics;

namespace StaticTracker.Site;

/// <summary>
/// Writes data as a classic script. Strings are JSON with every character escaped that means something to HTML or to a line of a script
/// (<c>&lt; &gt; &amp;</c>, U+2028, U+2029), so that it stays data wherever it is put.
/// </summary>
internal sealed class ScriptWriter(int capacity = 4096)
{
    private static readonly PlainCharacters s_plain = PlainCharacters.Of(JavaScriptEncoder.Default);

    private readonly HtmlWriter _bytes = new(capacity);

    public Html ToHtml() => _bytes.ToHtml();

    public ScriptWriter Raw(ReadOnlySpan<byte> literal)
    {
        _bytes.Raw(literal);
        return this;
    }

    public ScriptWriter Ascii(ReadOnlySpan<char> text)
    {
        _bytes.Ascii(text);
        return this;
    }

    public ScriptWriter Number(long? value)
    {
        if (value is { } number)
        {
            _bytes.Number(number);
            return this;
        }

        return Raw("null"u8);
    }

    public ScriptWriter Rate(decimal? value)
    {
        if (value is { } rate)
        {
            _bytes.Rate(rate);
            return this;
        }

        return Raw("null"u8);
    }

    /// <summary>A rate; one whose digits a script's number would not keep (46, 46.00) as a text of them.</summary>
    public ScriptWriter Digits(decimal? value) => value is { Scale: not 1 } rate ? Text(Modules.Rate.Text(rate)) : Rate(value);

    /// <summary>A number with one decimal.</summary>
    public ScriptWriter Fixed(double value)
    {
        _bytes.Fixed(value, 1);
        return this;
    }

    public ScriptWriter Texts(IReadOnlyList<string> texts)
    {
        Raw("["u8);
        for (var i = 0; i < texts.Count; i++)
        {
            Raw(i == 0 ? ""u8 : ","u8).Text(texts[i]);
        }

        return Raw("]"u8);
    }

    public ScriptWriter OptionalText(string? text) => text is null ? Raw("null"u8) : Text(text);

    /// <summary>Markup of our own as a text.</summary>
    public ScriptWriter Markup(Html html) => Raw("\""u8).Encoded(html.Utf8.Span).Raw("\""u8);

    public ScriptWriter Text(string text)
    {
        Raw("\""u8);
        return (_bytes.TryPlain(text, s_plain) ? this : Raw(JsonEncodedText.Encode(Unseen.Visible(Bidi.Visible(text)), JavaScriptEncoder.Default).EncodedUtf8Bytes)).Raw("\""u8);
    }

    private ScriptWriter Encoded(ReadOnlySpan<byte> utf8)
    {
        _bytes.Encoded(utf8, JavaScriptEncoder.Default);
        return this;
    }
}
