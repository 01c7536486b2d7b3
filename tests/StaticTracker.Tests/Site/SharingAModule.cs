using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using StaticTracker.Site.Pictures;
using StaticTracker.Tests.Infra;
using StaticTracker.Theming;

namespace StaticTracker.Tests.Site;

/// <summary>What stands beside a link to a module elsewhere: title, words and picture, and the badge.</summary>
[TestClass]
public sealed class SharingAModule
{
    private const string Picture = "_site/pictures/m01.png";

    private static TrackerTest Project(string settings) => new TrackerTest().With("data/tracker.json", settings)
        .With("data/modules/m01.json", """
            { "module_id": "m01", "module_name": "Extract \"<b>\" — brands ✓", "experiments": [
              { "id": "a", "prompt_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:00:00", "metrics": { "unit": "item", "pass_rate": 30.0, "total": 10, "pass": 3, "fail": 7 } },
              { "id": "b", "prompt_version": "v2", "model": "gpt-5", "timestamp": "2026-01-21T00:00:00", "metrics": { "unit": "item", "pass_rate": 60.0, "total": 10, "pass": 6, "fail": 4 } } ] }
            """)
        .With("data/modules/m02.json", """{ "module_id": "m02", "experiments": [] }""");

    [TestMethod]
    public void SaysWhatItIsWithAbsoluteAddresses()
    {
        using var test = Project("""{ "title": "Ours", "site_url": "https://example.org/repo/" }""").Run("build", "--no-history").Exits(0);

        var page = test.Read("_site/modules/m01/index.html");
        Assert.Contains("<meta property=\"og:title\" content=\"Extract &quot;&lt;b&gt;&quot; — brands ✓\">", page);
        Assert.Contains("<meta property=\"og:description\" content=\"60.0 % passed: v2 on gpt-5\">", page);
        Assert.Contains("<meta property=\"og:url\" content=\"https://example.org/repo/modules/m01/index.html\">", page);
        Assert.Contains("<meta property=\"og:image\" content=\"https://example.org/repo/pictures/m01.png\">", page);
        Assert.Contains("[![Extract b  brands](https://example.org/repo/badges/m01.svg)](https://example.org/repo/modules/m01/index.html)", page);
        Assert.DoesNotContain("og:image", test.Read("_site/index.html"));
        Assert.Contains("60.0 %", test.Read("_site/badges/m01.svg"));
        Assert.Contains("\"schemaVersion\": 1", test.Read("_site/badges/m01.json"));
        Assert.IsTrue(test.Has("_site/pictures/m02.png"), "also without a result");
    }

    [TestMethod]
    [DataRow("{ }")]
    [DataRow("""{ "site_url": "https://user:secret@example.org/" }""")]
    public void SaysNothingWhereItsAddressIsNotKnown(string settings)
    {
        using var test = Project(settings).Run("build", "--no-history").Exits(0);

        Assert.DoesNotContain("og:", test.Read("_site/modules/m01/index.html"));
        Assert.IsFalse(Directory.Exists(test.PathOf("_site/pictures")));
        Assert.IsFalse(Directory.Exists(test.PathOf("_site/badges")));
    }

    [TestMethod]
    public void IsTheSameInAnIncrementalBuildAndAFullOne()
    {
        using var test = Project("""{ "site_url": "https://example.org" }""").Run("build", "--no-history").Exits(0);
        var first = File.ReadAllBytes(test.PathOf(Picture));
        test.With("data/modules/m01.json", test.Read("data/modules/m01.json").Replace("60.0", "70.0", StringComparison.Ordinal).Replace("\"pass\": 6, \"fail\": 4", "\"pass\": 7, \"fail\": 3", StringComparison.Ordinal));
        test.Run("build", "--no-history").Exits(0);
        var (picture, badge) = (File.ReadAllBytes(test.PathOf(Picture)), test.Read("_site/badges/m01.svg"));
        test.Run("build", "--no-history", "--full").Exits(0);

        CollectionAssert.AreNotEqual(first, picture);
        CollectionAssert.AreEqual(File.ReadAllBytes(test.PathOf(Picture)), picture);
        Assert.AreEqual(test.Read("_site/badges/m01.svg"), badge);
        Assert.Contains("70.0 %", badge);
    }

    [TestMethod]
    public void MarksARateBesideTooManyErrors()
    {
        using var test = Project("""{ "site_url": "https://example.org" }""").Run("build", "--no-history").Exits(0);
        var sound = File.ReadAllBytes(test.PathOf(Picture));
        test.With("data/modules/m01.json", test.Read("data/modules/m01.json").Replace("\"total\": 10, \"pass\": 6, \"fail\": 4", "\"total\": 12, \"pass\": 6, \"fail\": 4, \"error\": 2", StringComparison.Ordinal));

        test.Run("build", "--no-history").Exits(0);

        Assert.Contains("<meta property=\"og:description\" content=\"60.0 % passed, but too many errors: v2 on gpt-5\">", test.Read("_site/modules/m01/index.html"));
        Assert.Contains("60.0 % ! errors", test.Read("_site/badges/m01.svg"));
        CollectionAssert.AreNotEqual(sound, File.ReadAllBytes(test.PathOf(Picture)));
    }

    [TestMethod]
    public void GivesAPictureThatOthersCanRead()
    {
        using var test = Project("""{ "site_url": "https://example.org", "site": { "colours": { "light": { "ink": "#000001" } } } }""").Run("build", "--no-history").Exits(0);

        var png = File.ReadAllBytes(test.PathOf(Picture));
        Assert.IsLessThan(40_000, png.Length);
        var (width, height, palette, rows) = Decode(png);
        Assert.AreEqual((1200, 630), (width, height));
        CollectionAssert.AreEqual(new byte[] { 0, 0, 1 }, palette[3..6], "the theme's own ink");
        Assert.HasCount(601 * 630, rows);
        Assert.IsTrue(Enumerable.Range(0, 630).All(y => rows[y * 601] == 0), "no filter");
        Assert.AreEqual(0x33, rows[1], "the bar at the top has the fourth colour");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void CompressesWhateverIsDrawn(int seed)
    {
        var random = new Random(seed);
        var data = new byte[5000];
        for (var i = 0; i < data.Length;)
        {
            var run = Math.Min(data.Length - i, random.Next(1, seed == 0 ? 2 : 700));
            data.AsSpan(i, run).Fill((byte)random.Next(256));
            i += run;
        }

        using var inflated = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(Deflate.Zlib(data, 601)), CompressionMode.Decompress))
        {
            zlib.CopyTo(inflated);
        }

        CollectionAssert.AreEqual(data, inflated.ToArray());
    }

    [TestMethod]
    public void HasALetterForEachCharacterAndABoxForOthers()
    {
        var shapes = Enumerable.Range(' ', 95).Append('é').Select(c => Shape((char)c)).ToList();

        Assert.AreEqual(96, shapes.Distinct().Count());
        Assert.AreEqual("#####\n#...#\n#...#\n#...#\n#...#\n#...#\n#####\n", shapes[^1]);
        Assert.AreEqual(".###.\n#...#\n#...#\n#####\n#...#\n#...#\n#...#\n", Shape('A'));
        Assert.AreEqual("wide...", Canvas.Fit("wider than that", 42, 1));
    }

    private static string Shape(char c)
    {
        var shape = new StringBuilder();
        for (var row = 0; row < BitmapFont.Height; row++)
        {
            for (var column = 0; column < BitmapFont.Width; column++)
            {
                shape.Append(BitmapFont.HasDot(c, column, row) ? '#' : '.');
            }

            shape.Append('\n');
        }

        return shape.ToString();
    }

    /// <summary>Chunk by chunk, with its sums, as any reader of PNG does.</summary>
    private static (int Width, int Height, byte[] Palette, byte[] Rows) Decode(byte[] png)
    {
        var (width, height, palette) = (0, 0, Array.Empty<byte>());
        using var compressed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var type = Encoding.ASCII.GetString(png, at + 4, 4);
            var content = png.AsSpan(at + 8, length);
            Assert.AreEqual(Crc(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)), type);
            switch (type)
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                    break;
                case "PLTE":
                    palette = content.ToArray();
                    break;
                case "IDAT":
                    compressed.Write(content);
                    break;
                default:
                    break;
            }

            at += length + 12;
        }

        compressed.Position = 0;
        using var rows = new MemoryStream();
        using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
        zlib.CopyTo(rows);
        return (width, height, palette, rows.ToArray());
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    [TestMethod]
    public void ReadsColoursThatThePagesHave() => Assert.IsTrue(new[] { "ground", "ink", "soft", "s0", "line", "panel" }.All(BuiltInColours.Light.ContainsKey));
}
