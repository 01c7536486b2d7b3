using System.Globalization;

namespace StaticTracker.Git;

/// <summary>Git's own merge of a file by lines.</summary>
public static class TextMerge
{
    /// <summary>
    /// Writes the result over the file of our side, with git's markers where both changed the same lines. True: it merged without any; false: with some; null: git
    /// could not merge the file, and left it alone.
    /// </summary>
    public static bool? Run(GitProgram program, string before, string ours, string theirs, (string Ours, string Theirs, int MarkerSize) labels)
    {
        var output = program.Run(Environment.CurrentDirectory,
        [
            "merge-file", "-q", string.Create(CultureInfo.InvariantCulture, $"--marker-size={labels.MarkerSize}"),
            "-L", labels.Ours, "-L", "common ancestor", "-L", labels.Theirs, "--", ours, before, theirs,
        ]);

        // Git gives the number of conflicts, at most 127, or a code above.
        return output.ExitCode switch
        {
            0 => true,
            <= 127 => false,
            _ => null,
        };
    }
}
