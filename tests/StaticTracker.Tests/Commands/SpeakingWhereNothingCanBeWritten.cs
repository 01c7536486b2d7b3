using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Commands;

/// <summary>Standard output or standard error lead to a disk that is full.</summary>
[TestClass]
public sealed class SpeakingWhereNothingCanBeWritten
{
    [TestMethod]
    [DataRow("show")]
    [DataRow("show --json")]
    [DataRow("check --json")]
    [DataRow("show --help")]
    public void SaysSoAndReadsAsNeitherSuccessNorAFinding(string words)
    {
        using var test = new TrackerTest();
        using var error = new StringWriter { NewLine = "\n" };

        var exit = Run(test, words, new CheckedWriter(new FullDisk(), "standard output"), new CheckedWriter(error, "standard error"));

        Assert.AreEqual(ExitCode.InternalError, exit);
        Assert.EndsWith("tracker: standard output cannot be written to: No space left on device\n", error.ToString());
        Assert.DoesNotContain("internal error", error.ToString());
    }

    [TestMethod]
    public void EndsQuietlyWhereNobodyCanBeTold()
    {
        using var test = new TrackerTest();
        test.With("data/modules/m01.json", "{");

        Assert.AreEqual(ExitCode.InternalError, Run(test, "check", new CheckedWriter(new FullDisk(), "standard output"), new CheckedWriter(new FullDisk(), "standard error")));
        Assert.AreEqual(ExitCode.InternalError, Run(test, "nonsense", TextWriter.Null, new CheckedWriter(new FullDisk(), "standard error")));
    }

    [TestMethod]
    public void AStreamThatTheCallerClosedIsToldToWhoWritesToIt()
    {
        using var test = new TrackerTest();
        using var error = new StringWriter { NewLine = "\n" };
        var closed = CheckedWriter.Open(() => throw new UnauthorizedAccessException("Access to the path is denied."), "standard output");

        Assert.AreEqual(ExitCode.InternalError, Run(test, "show", closed, error));
        Assert.EndsWith("tracker: standard output cannot be written to: Access to the path is denied.\n", error.ToString());
        Assert.AreEqual(ExitCode.Fine, Run(test, "index", closed, error));
    }

    private static int Run(TrackerTest test, string words, TextWriter output, TextWriter error) =>
        App.Run([.. words.Split(' '), "--data", test.PathOf("data")], TextReader.Null, output, error);

    private sealed class FullDisk : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
