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

        var (wanted, there) = (expected.Split('\n'), File.ReadAllText(path).Split('\n'));
        var line = Enumerable.Range(0, Math.Max(wanted.Length, there.Length)).FirstOrDefault(i => wanted.ElementAtOrDefault(i) != there.ElementAtOrDefault(i), -1);
        Assert.AreEqual(-1, line, $"docs/cli.md says '{there.ElementAtOrDefault(line)}' where the help says '{wanted.ElementAtOrDefault(line)}'; write it anew with TRACKER_UPDATE_DOCS=1");
    }

    private static string Generate()
    {
        var text = new StringBuilder("""
            # Commands

            What `tracker --help` and `tracker VERB --help` say, verb by verb, in the order of the work. This page is made from the program; a test holds
            the two together.

            stdout is the answer, stderr is the talk. Exit codes: 0 fine, 1 problems found, 2 misuse, 3 not enough evidence to decide, 70 internal error.


            """.ReplaceLineEndings("\n"));
        Add(text, "##");
        foreach (var verb in App.CreateRoot().Subcommands)
        {
            Add(text, "##", verb.Name);
            foreach (var below in verb.Subcommands)
            {
                Add(text, "###", verb.Name, below.Name);
            }
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static void Add(StringBuilder text, string heading, params string[] verb)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var input = new StringReader("");
        App.Run([.. verb, "--help"], input, output, output);
        text.Append(heading).Append(' ').AppendJoin(' ', ["tracker", .. verb]).Append("\n\n```\n").Append(string.Join('\n', output.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())).Trim()).Append("\n```\n\n");
    }
}
