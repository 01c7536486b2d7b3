using System.CommandLine;

namespace StaticTracker.Commands;

/// <summary>What <c>tracker --help</c> says: the verbs by what they are for, a line each, and how to begin.</summary>
internal static class RootHelp
{
    /// <summary>Characters of a line, here and in the help of each verb.</summary>
    public const int Width = 110;

    private static readonly string[] s_begin =
    [
        "tracker init                          # once, in the repository that is to hold the results",
        "tracker import results/ --commit      # judge results in, committed with what came",
        "tracker build && tracker serve        # the dashboard, looked at here",
        "tracker diff main...HEAD              # what a branch brings, and how sure that is",
    ];

    public static void Write(TextWriter output, RootCommand root, IReadOnlyList<VerbGroup> groups)
    {
        output.WriteLine(root.Description);
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine("  tracker COMMAND [options]");
        var left = groups.SelectMany(g => g.Verbs).Max(v => v.Name.Length);
        foreach (var group in groups)
        {
            output.WriteLine();
            output.WriteLine($"{group.Heading}:");
            foreach (var verb in group.Verbs)
            {
                WriteRow(output, verb.Name, left, verb.Description!);
            }
        }

        output.WriteLine();
        output.WriteLine("Options of every command:");
        var options = root.Options.Select(o => (Names: string.Join(", ", o.Aliases.Append(o.Name).Where(n => n.StartsWith('-')).OrderBy(n => n.Length)) + (o.HelpName is null ? "" : $" <{o.HelpName}>"), o.Description)).ToList();
        foreach (var (names, description) in options)
        {
            WriteRow(output, names, options.Max(o => o.Names.Length), description!);
        }

        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (var example in s_begin)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
        output.WriteLine("'tracker COMMAND --help' says more of each, with examples.");
    }

    /// <summary>A name and what it means, which goes on below itself where it is long.</summary>
    private static void WriteRow(TextWriter output, string name, int left, string text)
    {
        var indent = left + 4;
        var line = $"  {name.PadRight(left)}  ";
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length > Width)
            {
                output.WriteLine(line.TrimEnd());
                line = new string(' ', indent);
            }

            line += $"{word} ";
        }

        output.WriteLine(line.TrimEnd());
    }
}
