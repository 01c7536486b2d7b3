using System.IO.Compression;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>What is in an archive is read where it lies, within limits, and is the same experiment as outside of it.</summary>
[TestClass]
public sealed class ReadingArchives
{
    private const string Judge = """{"module":"m01","prompt_version":"v5","model":"gpt-5","timestamp":"2026-01-20T00:31:46","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""";
    private const string Other = """{"module":"m02","prompt_version":"v5","model":"gpt-5","timestamp":"2026-01-20T00:31:46","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"FAIL"}]}""";

    [TestMethod]
    public void AGzipFileThatIsCutOffAtARowsEndIsRefused()
    {
        const string Row = """{"promptIdx":0,"promptId":"p","testIdx":0,"provider":{"id":"a"},"prompt":{"raw":"G","label":"G"},"vars":{"name":"NAME"},"success":true,"failureReason":0}""";
        var whole = new MemoryStream();
        var cut = 0;
        using (var gzip = new System.IO.Compression.GZipStream(whole, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 4; i++)
            {
                gzip.Write(System.Text.Encoding.UTF8.GetBytes(Row.Replace("NAME", $"n{i}", StringComparison.Ordinal) + "\n"));
                gzip.Flush();
                cut = i == 1 ? (int)whole.Length : cut;
            }
        }

        byte[] bytes = whole.ToArray();
        foreach (var (content, expected) in ((byte[], string?)[])[(bytes, null), ([.. bytes, .. bytes], null), (bytes[..cut], "it is cut off"), (bytes[..^5], "it is cut off"), ([.. bytes, 1, 2, 3], "has something behind its end")])
        {
            using var test = new TrackerTest().With("in/a.jsonl.gz", content);
            test.Run("import", "{project}/in/a.jsonl.gz", "--module", "m", "--prompt-version", "v1", "--timestamp", "2026-03-01T00:00:00").Exits(expected is null ? ExitCode.Fine : ExitCode.Problems);
            Assert.AreEqual(expected is not null, test.Err.Contains("in/a.jsonl.gz: error ST007: this archive is damaged: ", StringComparison.Ordinal), test.Err);
            Assert.Contains(expected ?? "", test.Err);
        }
    }

    [TestMethod]
    public void AZipIsReadLikeAFolder()
    {
        using var test = new TrackerTest().With("in/runs.zip", Zip(("a/one.json", Judge), ("a/../../../etc/two.json", Other), ("README.md", "no"), ("a/invalid/x.json", "{"), ("empty/", "")));

        test.Run("import", "{project}/in/runs.zip").Exits(ExitCode.Fine);

        Assert.AreEqual("m01 v5 gpt-5 2026-01-20T00:31:46 | 1/0/0 100.0 % verdict | r 1/1\nm02 v5 gpt-5 2026-01-20T00:31:46 | 0/1/0 0.0 % verdict | r 0/1", ExperimentText.Of(test));
        StringAssert.Contains(test.Out, "1 left out (path says \"invalid\")", StringComparison.Ordinal);
        StringAssert.Contains(test.Read("data/modules/m02.json"), "\"file\": \"two.json\"", StringComparison.Ordinal);
        Assert.HasCount(1, Directory.GetFiles(test.PathOf("in")));
        test.With("out/one.json", Judge).Run("import", "{project}/out/one.json").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Out, "0 new, 1 already there", StringComparison.Ordinal);
    }

    [TestMethod]
    public void AGzipIsReadLikeTheFileInIt()
    {
        using var test = new TrackerTest().With("in/m01_v5_gpt5_judge_20260121_105113.json.gz", Gzip(Judge)).With("in/odd.json", Gzip(Judge));

        test.Run("import", "{project}/in/m01_v5_gpt5_judge_20260121_105113.json.gz").Exits(ExitCode.Fine);
        StringAssert.Contains(test.Read("data/modules/m01.json"), "\"file\": \"m01_v5_gpt5_judge_20260121_105113.json\"", StringComparison.Ordinal);

        test.Run("import", "{project}/in/odd.json").Exits(ExitCode.Problems);
        StringAssert.Contains(test.Err, "in/odd.json: error ST002: this is compressed with gzip; name it *.gz, or unpack it", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ProblemsNameTheEntryAndOthersComeInAllTheSame()
    {
        using var test = new TrackerTest().With("in/runs.zip", Zip(("bad.json", "{\n\"module\": nope"), ("good.json", Judge), ("inner.zip.json", Encoding.Latin1.GetString(Zip(("x.json", Judge))))));

        test.Run("import", "{project}/in/runs.zip").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "in/runs.zip!/bad.json:2:12: error ST003", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "in/runs.zip!/inner.zip.json: error ST401: this is a zip archive under another name, or inside another one", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "1 new, 0 already there, 2 refused", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ARuleNamesTablesInAnArchiveToo()
    {
        using var test = new TrackerTest().With("in/runs.zip", Zip(("2026-03-01/r.csv", "model,case,passed\na,one,true\n"), ("x.csv", "nothing\n")))
            .With("data/tracker.json", """{ "import": { "rules": [ { "match": { "file": { "pattern": "/(?<day>[0-9-]{10})/r\\.csv$" } }, "fields": { "module": "m01", "prompt_version": "v1", "model": "{model}", "timestamp": "{day}T00:00:00" }, "columns": { "item": "case", "result": "passed" } } ] } }""");

        test.Run("import", "{project}/in/*.zip").Exits(ExitCode.Fine);

        Assert.AreEqual("m01 v1 a 2026-03-01T00:00:00 | 1/0/0 100.0 % item", ExperimentText.Of(test));
    }

    [TestMethod]
    public void WhatIsDamagedOrEmptyIsTold()
    {
        var whole = Zip(("a.json", Judge));
        using var test = new TrackerTest().With("in/cut.zip", whole[..^30]).With("in/text.zip", Encoding.UTF8.GetBytes("no archive")).With("in/empty.zip", Zip()).With("in/short.gz", Gzip(Judge)[..40]).With("in/none.zip", []);

        test.Run("import", "{project}/in/cut.zip", "{project}/in/text.zip", "{project}/in/empty.zip", "{project}/in/short.gz", "{project}/in/none.zip").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "in/cut.zip: error ST007: this zip archive is damaged", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "in/text.zip: error ST007: this zip archive is damaged", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "in/none.zip: error ST007: this zip archive is damaged", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "in/empty.zip: error ST412: there is no *.json file in this archive", StringComparison.Ordinal);
        StringAssert.Contains(test.Err, "in/short.gz: error ", StringComparison.Ordinal);
    }

    [TestMethod]
    public void ADamagedEntryIsToldByItsName()
    {
        var bytes = Zip(("a.json", Judge + new string(' ', 5000)), ("b.json", Other));
        for (var i = 40; i < 60; i++)
        {
            bytes[i] ^= 0x55;
        }

        using var test = new TrackerTest().With("in/a.zip", bytes);

        test.Run("import", "{project}/in/a.zip").Exits(ExitCode.Problems);

        StringAssert.Contains(test.Err, "in/a.zip!/a.json", StringComparison.Ordinal);
        StringAssert.Contains(test.Out, "1 new", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow(1, 1000, 1000, "it holds more than 1 entries")]
    [DataRow(9, 10, 1000, "more than 0 MB come out of it")]
    [DataRow(9, 1000, 200, "more than 0 MB come out of it")]
    public void WhatIsBeyondTheLimitsIsRefusedBeforeItIsRead(int entries, long entry, long total, string expected)
    {
        var bytes = Zip(("a.json", Judge), ("b.json", Other));

        var refused = Assert.ThrowsExactly<UnfitSourceException>(() => ResultArchive.Open(new MemoryStream(bytes), "a.zip", new ArchiveLimits(entries, entry, total)));

        Assert.AreEqual("ST006", refused.Problem.Code.Id);
        Assert.Contains(expected, refused.Problem.Message);
    }

    [TestMethod]
    public void LessThanWasPackedIsRefused()
    {
        var bytes = Zip(("a.json", new string(' ', 100_000)));
        var directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(directory + 24), 10);
        using var archive = ResultArchive.Open(new MemoryStream(bytes), "a.zip");
        using var entry = archive.OpenEntry("a.json");

        var refused = Assert.ThrowsExactly<UnfitSourceException>(() => entry.CopyTo(Stream.Null));

        Assert.AreEqual("a.zip!/a.json", refused.Problem.Span.Path);
        Assert.Contains("this archive is damaged: its check sum is another one", refused.Problem.Message);
    }

    [TestMethod]
    public void OneNameTwiceIsRefused()
    {
        var bytes = Zip(("a.json", Judge), ("a.json", Other));

        var refused = Assert.ThrowsExactly<UnfitSourceException>(() => ResultArchive.Open(new MemoryStream(bytes), "a.zip"));

        Assert.Contains("'a.json' stands twice in this archive", refused.Problem.Message);
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(name.EndsWith(".zip.json", StringComparison.Ordinal) ? Encoding.Latin1.GetBytes(text) : Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Gzip(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }
}
