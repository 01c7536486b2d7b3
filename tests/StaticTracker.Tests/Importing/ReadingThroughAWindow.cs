using System.Security.Cryptography;
using System.Text;
using StaticTracker.Importing;
using StaticTracker.Mapping;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Importing;

/// <summary>A big file is read through a window; what comes out is what reading it whole gives, and the memory does not grow with it.</summary>
[TestClass]
public sealed class ReadingThroughAWindow
{
    [TestMethod]
    [DataRow(700)]
    [DataRow(1500)]
    [DataRow(4099)]
    public void GivesWhatReadingItWholeGives(int window)
    {
        foreach (var path in Directory.GetFiles(SampleFiles.Own("results")).Order(StringComparer.Ordinal))
        {
            using var whole = new SourceReader(new ImportOptions(), RuleSet.None, () => throw new InvalidOperationException());
            using var parts = new SourceReader(new ImportOptions(), RuleSet.None, () => throw new InvalidOperationException(), window);
            var expected = whole.Read(SourceFile.At(path));
            var actual = parts.Read(SourceFile.At(path));

            Assert.AreEqual(whole.Sha256, parts.Sha256, path);
            Assert.AreEqual(Text(expected), Text(actual), path);
        }
    }

    /// <summary>Nobody asks for the hash of what is refused; of it nothing may be left in that of the file that the same reader reads next, whole or through the window.</summary>
    [TestMethod]
    [DataRow("{\"x\":1}", 4096)]
    [DataRow("{\"module\":\"m01\",\"evaluations\":[nope", 4096)]
    [DataRow("  \n", 4096)]
    [DataRow("\uFFFF no format, and longer than the window is, so that the rest of it is never read: .............................................", 64)]
    [DataRow("\u00FF", 4096)]
    public void HashesAFileAloneThatComesAfterARefusedOne(string refused, int window)
    {
        const string Judge = """{"module":"m01","prompt_version":"v5","model":"gpt-5","timestamp":"2026-01-20T00:31:46","evaluations":[{"sample_id":"a","rubric_id":"r","verdict":"PASS"}]}""";
        using var folder = new TrackerTest().With("in/judge.json", Judge);
        var file = folder.PathOf("in/judge.json");
        var own = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Judge)));
        foreach (var next in new[] { SourceFile.At(file), SourceFile.StandardInput(null) })
        {
            var streams = new Queue<Stream>([new MemoryStream(Encoding.Latin1.GetBytes(refused)), new MemoryStream(Encoding.UTF8.GetBytes(Judge))]);
            using var reader = new SourceReader(new ImportOptions(), RuleSet.None, streams.Dequeue, window);

            Assert.IsEmpty(reader.Read(SourceFile.StandardInput(null)).Runs);
            Assert.HasCount(1, reader.Read(next).Runs);
            Assert.AreEqual(own, reader.Sha256);
        }
    }

    [TestMethod]
    public void TellsPlacesInTheWholeFile()
    {
        var lines = string.Join(",\n", Enumerable.Range(0, 500).Select(i => $$"""{"sample_id":"é{{i}}","rubric_id":"r","verdict":"{{(i == 400 ? "HM" : "PASS")}}"}"""));
        var text = Encoding.UTF8.GetBytes($$"""{"module":"m01","evaluations":[{{"\n"}}{{lines}}]}""");
        using var reader = new SourceReader(new ImportOptions(), RuleSet.None, () => new MemoryStream(text), 1024);

        var outcome = reader.Read(SourceFile.StandardInput(null));

        Assert.AreEqual("-:402:47", Place(outcome.Runs.Single().OtherWords.Single().First));
    }

    [TestMethod]
    public void FaultsHaveTheirPlaceToo()
    {
        var text = Encoding.UTF8.GetBytes("{\"module\":\"m01\",\"evaluations\":[\n" + string.Concat(Enumerable.Repeat("{\"sample_id\":\"a\",\"rubric_id\":\"r\",\"verdict\":\"PASS\"},\n", 200)) + "nope");
        using var reader = new SourceReader(new ImportOptions(), RuleSet.None, () => new MemoryStream(text), 1024);

        var problem = reader.Read(SourceFile.StandardInput(null)).Problems.Single();

        Assert.AreEqual("ST003", problem.Code.Id);
        Assert.AreEqual(202, problem.Span.Line);
    }

    [TestMethod]
    public void TwoHundredMegabytesTakeLittleMemory()
    {
        using var reader = new SourceReader(new ImportOptions { KeepVerdicts = false }, RuleSet.None, () => new ManyEvaluations(200_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var outcome = reader.Read(SourceFile.StandardInput(null));

        Assert.IsEmpty(outcome.Problems);
        Assert.IsGreaterThan(1_000_000L, outcome.Runs.Single().Counts.Total!.Value);
        Assert.IsLessThan(64L << 20, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Place(Diagnostics.SourceSpan span) => $"{span.Path}:{span.Line}:{span.Column}";

    private static string Text(ReadOutcome outcome) => string.Join('\n', outcome.Runs.Select(r => string.Join(
        " | ",
        string.Join(' ', r.Clues.ToArray()),
        r.Counts,
        string.Join(' ', r.Rubrics),
        string.Join(' ', r.Verdicts!.Items),
        string.Join(' ', r.Verdicts.Rows),
        r.Stated,
        string.Join(' ', r.OtherWords),
        r.RunKey,
        r.Usage))) + string.Join('\n', outcome.Problems);

    /// <summary>A judge file of about so many bytes, made as it is read.</summary>
    private sealed class ManyEvaluations(long length) : Stream
    {
        private readonly byte[] _one = Encoding.UTF8.GetBytes($$"""{"sample_id":"case-1","rubric_id":"right","verdict":"PASS","reasoning":"{{new string('x', 100)}}"},{{"\n"}}""");
        private byte[] _part = Encoding.UTF8.GetBytes("""{"module":"m01","prompt_version":"v1","model":"m","timestamp":"2026-01-20T00:31:46","evaluations":[""");
        private int _at;
        private long _made;
        private bool _ended;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _part.Length)
            {
                if (_ended)
                {
                    return 0;
                }

                _ended = _made > length;
                _part = _ended ? [.. _one.AsSpan(0, _one.Length - 2), .. "]}"u8] : _one;
                _at = 0;
            }

            var taken = Math.Min(count, _part.Length - _at);
            _part.AsSpan(_at, taken).CopyTo(buffer.AsSpan(offset));
            _at += taken;
            _made += taken;
            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
