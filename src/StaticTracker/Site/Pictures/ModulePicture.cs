using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Storage;
using StaticTracker.Theming;

namespace StaticTracker.Site.Pictures;

/// <summary>What a chat shows beside a link to a module: its name, the best result of its newest version, and the best rate of each version as a line.</summary>
internal static class ModulePicture
{
    public const int Width = 1200;
    public const int Height = 630;

    private const int Margin = 64;
    private const byte Ground = 0;
    private const byte Ink = 1;
    private const byte Soft = 2;
    private const byte Accent = 3;
    private const byte Grid = 4;
    private const byte Panel = 5;

    private static readonly string[] s_names = ["ground", "ink", "soft", "s0", "line", "panel"];

    public static byte[] Render(ModuleRow row, Settings settings, SiteTexts texts)
    {
        var canvas = new Canvas(Width, Height, [.. s_names.Select(n => ColourOf(settings, n))]);
        var inner = Width - (2 * Margin);
        canvas.Fill(0, 0, Width, 12, Accent);
        canvas.Text(Margin, 56, 3, Soft, Canvas.Fit(settings.Title, inner, 3));
        var scale = Canvas.WidthOf(row.Name, 8) <= inner ? 8 : 6;
        canvas.Text(Margin, 104, scale, Ink, Canvas.Fit(row.Name, inner, scale));
        var cell = row.Cells.Count == 0 ? null : row.Cells[^1];
        canvas.Text(Margin, 216, 18, Ink, cell?.Best?.PassRate is { } rate ? $"{Rate.Text(rate)} %{(cell.Best.TooManyErrors ? " !" : "")}" : "-");
        canvas.Text(Margin, 368, 4, Soft, Canvas.Fit(WordsOf(cell, texts), inner, 4));
        Trend(canvas, row);
        return PngFile.Of(canvas);
    }

    /// <summary>What stands below the figure, also for those who do not see the picture.</summary>
    public static string WordsOf(HeatmapCell? cell, SiteTexts texts) => cell switch
    {
        null => texts["none.result"],
        { Best: { } best } => texts.Of("strip.on", ("version", cell.Version.Text), ("model", best.Model)),
        _ => cell.Version.Text,
    };

    private static void Trend(Canvas canvas, ModuleRow row)
    {
        const int Top = 432;
        const int Tall = 140;
        var inner = Width - (2 * Margin);
        canvas.Fill(Margin, Top, inner, Tall, Panel);
        for (var percent = 0; percent <= 100; percent += 50)
        {
            canvas.Fill(Margin, YOf(percent), inner, 2, Grid);
        }

        var step = row.Cells.Count < 2 ? 0 : (inner - 32) / (double)(row.Cells.Count - 1);
        (int X, int Y)? before = null;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (row.Cells[i].Best?.PassRate is not { } rate)
            {
                continue;
            }

            var point = (X: Margin + 16 + (int)(step * i), Y: YOf((double)rate));
            if (before is { } from)
            {
                canvas.Line(from, point, 6, Accent);
            }

            canvas.Fill(point.X - 8, point.Y - 8, 16, 16, Accent);
            before = point;
        }

        canvas.Text(Margin, Top + Tall + 16, 3, Soft, row.Cells.Count == 0 ? "" : row.Cells[0].Version.Text);
        if (row.Cells.Count > 1)
        {
            var last = Canvas.Fit(row.Cells[^1].Version.Text, inner / 2, 3);
            canvas.Text(Width - Margin - Canvas.WidthOf(last, 3), Top + Tall + 16, 3, Soft, last);
        }

        static int YOf(double rate) => Top + 8 + (int)Math.Round((Tall - 18) * (1 - (rate / 100)), MidpointRounding.AwayFromZero);
    }

    private static ThemeColour ColourOf(Settings settings, string name)
    {
        foreach (var (key, text) in settings.Theme.Light)
        {
            if (key == name && ThemeColour.TryParse(text, out var colour))
            {
                return colour;
            }
        }

        return BuiltInColours.Light[name];
    }
}
