using System.Text;
using StaticTracker.Tests.Architecture;

namespace StaticTracker.Tests.Commands;

/// <summary>docs/cli.md is what the program's own help says. After a change: <c>TRACKER_UPDATE_DOCS=1 ./build.sh --target Test</c> rewrites it.</summary>
[TestClass]
public class DocumentingTheVerbs
{
    [TestMethod]
    public void TheDocsSayWhatTheHelpSays()
    {
        var path = Path.Combine(Checkout.Root, "docs", "cli.md");
        var expected = Generate();
        if (Environment.GetEnvironmentVariable("TRACKER_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.AreEqual(expected, File.ReadAllText(path), "docs/cli.md differs from the help; write it anew with TRACKER_UPDATE_DOCS=1");
    }

    private static string Generate()
    {
        var text = new StringBuilder("""
            # Commands

            What `tracker --help` and `tracker VERB --help` say, verb by verb, in the order of the work. This page is made from the program; a test holds
            the two together.

            stdout is the answer, stderr is the talk. Exit codes: 0 fine, 1 problems found, 2 misuse, 3 not enough evidence to decide, 70 internal error.


            """.ReplaceLineEndings("\n"));
        foreach (var verb in App.CreateRoot().Subcommands)
        {
            using var output = new StringWriter { NewLine = "\n" };
            using var input = new StringReader("");
            App.Run([verb.Name, "--help"], input, output, output);
            text.Append("## tracker ").Append(verb.Name).Append("\n\n```\n").Append(string.Join('\n', output.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())).Trim()).Append("\n```\n\n");
        }

        return text.ToString().TrimEnd() + "\n";
    }
}
