using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Phrasing;

namespace StaticTracker.Site;

/// <summary>
/// Writes UTF-8 markup straight into one growing buffer. <c>Raw</c> takes literals only; everything that came from data goes through
/// <see cref="Text(string?)"/>, which is safe in element content and in quoted attribute values.
/// </summary>
/// <param name="capacity">Bytes to begin with.</param>
/// <param name="texts">The words of the pages; null: those that are built in.</param>
public sealed class HtmlWriter(int capacity = 16 * 1024, SiteTexts? texts = null)
{
    private static readonly SearchValues<char> s_unsafe = SearchValues.Create(UnsafeCharacters());
    private static readonly PlainCharacters s_plain = PlainCharacters.AllBut(UnsafeCharacters());

    // Lent, so that a thousand pages need not be a thousand buffers to throw away.
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>The words of the pages.</summary>
    public SiteTexts Texts => texts ?? SiteTexts.BuiltIn;

    public void Clear() => Length = 0;

    /// <summary>A text of the pages, by its key.</summary>
    public HtmlWriter Word(string key) => Own(Texts[key]);

    /// <summary>A text of the pages that holds nothing from data, escaped: a translator's soft hyphens stay what they are.</summary>
    public HtmlWriter Own(string text) => TryPlain(text, s_plain) ? this : Escape(text);

    /// <summary>Literal markup of our own, in which <c>{key}</c> stands for a text of the pages.</summary>
    public HtmlWriter Said(string markup)
    {
        for (var rest = markup.AsSpan(); ;)
        {
            var open = rest.IndexOf('{');
            if (open < 0)
            {
                Encode(rest);
                return this;
            }

            var close = rest.IndexOf('}');
            Encode(rest[..open]);
            Word(rest[(open + 1)..close].ToString());
            rest = rest[(close + 1)..];
        }
    }

    /// <summary>What stands here, as markup of its own; the writer is empty then, and what <see cref="Written"/> gave is no longer good.</summary>
    public Html ToHtml()
    {
        var html = Length == 0 ? Html.Empty : new Html(Written.ToArray());
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        Length = 0;
        return html;
    }

    public HtmlWriter Raw(ReadOnlySpan<byte> literal)
    {
        literal.CopyTo(Room(literal.Length));
        Length += literal.Length;
        return this;
    }

    public HtmlWriter Raw(Html html) => Raw(html.Utf8.Span);

    /// <summary>
    /// Text from data, escaped; control characters, those that turn the direction of text, lone surrogates and what XML cannot hold become U+FFFD, other characters that nobody sees are written as <c>\u200b</c>.
    /// </summary>
    public HtmlWriter Text(string? text) => Text(text.AsSpan());

    /// <summary>A sentence in the language of the pages.</summary>
    public HtmlWriter Text(Phrase? phrase) => phrase is null ? this : Text(phrase.In(Texts));

    public HtmlWriter Text(ReadOnlySpan<char> text)
    {
        if (TryPlain(text, s_plain))
        {
            return this;
        }

        return Escape(Unseen.MayBeIn(text) ? Unseen.Visible(Bidi.Visible(text.ToString())) : text);
    }

    private HtmlWriter Escape(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var plain = text.IndexOfAny(s_unsafe);
            Encode(plain < 0 ? text : text[..plain]);
            if (plain < 0)
            {
                return this;
            }

            Raw(Escaped(text[plain]));
            text = text[(plain + 1)..];
        }
    }

    public HtmlWriter Number(long value)
    {
        value.TryFormat(Room(20), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
        return this;
    }

    /// <summary>A rate with the digits it has.</summary>
    public HtmlWriter Rate(decimal rate)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(rate, bits);
        if (bits[1] == 0 && bits[2] == 0 && bits[0] >= 0 && bits[3] == 1 << 16)
        {
            // One decimal, not negative: nearly all there are, and five times as fast as the general way.
            return Tenths(bits[0]);
        }

        rate.TryFormat(Room(40), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
        return this;
    }

    /// <summary>A number with no or one decimal, such as a coordinate or an interval's end.</summary>
    public HtmlWriter Fixed(double value, int decimals)
    {
        if (Math.Abs(value) > 1e12)
        {
            value.TryFormat(Room(400), out var written, decimals == 0 ? "F0" : "F1", CultureInfo.InvariantCulture);
            Length += written;
            return this;
        }

        // Half away from zero, as "F1" does; negative zero has no sign here.
        var units = (long)Math.Round(value * (decimals == 0 ? 1 : 10), MidpointRounding.AwayFromZero);
        if (units < 0)
        {
            Raw("-"u8);
        }

        return decimals == 0 ? Number(Math.Abs(units)) : Tenths(Math.Abs(units));
    }

    /// <summary>A difference in points with its sign; the minus is U+2212, an even change is ±0.0.</summary>
    public HtmlWriter Signed(decimal difference)
    {
        Raw(difference > 0 ? "+"u8 : difference < 0 ? "−"u8 : "±"u8);
        return Rate(Math.Abs(difference));
    }

    /// <summary>A difference as a cell has room for: whole points, half away from zero; below one point with one decimal. ±0 is no change at all.</summary>
    public HtmlWriter Points(decimal difference)
    {
        var size = Math.Abs(difference);
        Raw(difference > 0 ? "+"u8 : difference < 0 ? "−"u8 : "±"u8);
        return size == 0 ? Raw("0"u8) : size >= 1 ? Number((long)Math.Round(size, MidpointRounding.AwayFromZero)) : Tenths((long)Math.Round(size * 10, MidpointRounding.AwayFromZero));
    }

    public HtmlWriter Id(ModuleId id) => Ascii(id.Text);

    /// <summary>Bytes as <paramref name="encoder"/> escapes them.</summary>
    public HtmlWriter Encoded(ReadOnlySpan<byte> utf8, TextEncoder encoder)
    {
        while (!utf8.IsEmpty)
        {
            encoder.EncodeUtf8(utf8, Room(Math.Max(utf8.Length, encoder.MaxOutputCharactersPerInputCharacter)), out var consumed, out var written);
            Length += written;
            utf8 = utf8[consumed..];
        }

        return this;
    }

    /// <summary>A text known to be plain ASCII without a character of markup: an id, a hash, a class of our own.</summary>
    public HtmlWriter Ascii(ReadOnlySpan<char> text)
    {
        Length += Encoding.ASCII.GetBytes(text, Room(text.Length));
        return this;
    }

    /// <summary>Writes a text that is of some plain characters alone, as most are: one look at each of them, where the general ways take several. False: nothing was written.</summary>
    internal bool TryPlain(ReadOnlySpan<char> text, PlainCharacters plain)
    {
        var room = Room(text.Length)[..text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (!plain.Has(text[i]))
            {
                return false;
            }

            room[i] = (byte)text[i];
        }

        Length += text.Length;
        return true;
    }

    private HtmlWriter Tenths(long units)
    {
        var (whole, tenth) = Math.DivRem(units, 10);
        return Number(whole).Raw([(byte)'.', (byte)('0' + tenth)]);
    }

    private static ReadOnlySpan<byte> Escaped(char c) => c switch
    {
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '&' => "&amp;"u8,
        '"' => "&quot;"u8,
        '\'' => "&#39;"u8,
        _ => "\uFFFD"u8,
    };

    private static string UnsafeCharacters()
    {
        var set = new StringBuilder("<>&\"'\u007F\uFFFE\uFFFF").Append(Bidi.Controls);
        for (var c = '\0'; c < ' '; c++)
        {
            if (c is not ('\t' or '\n' or '\r'))
            {
                set.Append(c);
            }
        }

        return set.ToString();
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        Utf8.FromUtf16(text, Room(text.Length * 3), out _, out var written, replaceInvalidSequences: true);
        Length += written;
    }

    private Span<byte> Room(int size)
    {
        if (_buffer.Length - Length < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Length + size));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsSpan(Length);
    }
}
