using System.Globalization;
using StaticTracker.Theming;

namespace StaticTracker.Site.Pictures;

/// <summary>A raster of at most 16 colours, with what little drawing a preview needs. No clock, no font of the system: the same on every machine.</summary>
internal sealed class Canvas
{
    private readonly byte[] _pixels;

    /// <param name="width">Even, in pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="palette">At most 16 colours; the first fills the canvas.</param>
    public Canvas(int width, int height, IReadOnlyList<ThemeColour> palette)
    {
        (Width, Height, Palette) = (width, height, palette);
        _pixels = new byte[width * height];
    }

    public int Width { get; }

    public int Height { get; }

    public IReadOnlyList<ThemeColour> Palette { get; }

    /// <summary>The colour's place at a pixel.</summary>
    public byte this[int x, int y] => _pixels[(y * Width) + x];

    public void Fill(int left, int top, int width, int height, byte colour)
    {
        for (var y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            var from = Math.Max(0, left);
            var to = Math.Min(Width, left + width);
            if (from < to)
            {
                _pixels.AsSpan((y * Width) + from, to - from).Fill(colour);
            }
        }
    }

    /// <summary>A line of squares, as thick as they are wide.</summary>
    public void Line((int X, int Y) from, (int X, int Y) to, int thickness, byte colour)
    {
        var steps = Math.Max(1, Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)));
        for (var i = 0; i <= steps; i++)
        {
            Fill(from.X + ((to.X - from.X) * i / steps) - (thickness / 2), from.Y + ((to.Y - from.Y) * i / steps) - (thickness / 2), thickness, thickness, colour);
        }
    }

    /// <summary>A text whose dots are squares of <paramref name="scale"/> pixels.</summary>
    public void Text(int left, int top, int scale, byte colour, string text)
    {
        foreach (var character in Characters(text))
        {
            for (var row = 0; row < BitmapFont.Height; row++)
            {
                for (var column = 0; column < BitmapFont.Width; column++)
                {
                    if (BitmapFont.HasDot(character, column, row))
                    {
                        Fill(left + (column * scale), top + (row * scale), scale, scale, colour);
                    }
                }
            }

            left += (BitmapFont.Width + 1) * scale;
        }
    }

    /// <summary>The width of a text in pixels.</summary>
    public static int WidthOf(string text, int scale) => Math.Max(0, (Characters(text).Count * (BitmapFont.Width + 1) * scale) - scale);

    /// <summary>As many characters of a text as fit, with three dots where some do not.</summary>
    public static string Fit(string text, int width, int scale)
    {
        var characters = Characters(text);
        var most = (width + scale) / ((BitmapFont.Width + 1) * scale);
        return characters.Count <= most ? text : string.Concat(characters.Take(Math.Max(0, most - 3))).TrimEnd() + "...";
    }

    /// <summary>What stands in a line: a character of the font for each that people see. Signs that the font lacks are written with those that it has.</summary>
    private static List<char> Characters(string text)
    {
        var characters = new List<char>(text.Length);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            characters.AddRange(element switch
            {
                "−" or "–" or "—" => "-",
                "±" => "+-",
                "…" => "...",
                "’" or "‘" => "'",
                "·" => "-",
                _ => $"{(element.Length == 1 && element[0] is >= ' ' and <= '~' ? element[0] : '\uFFFD')}",
            });
        }

        return characters;
    }
}
