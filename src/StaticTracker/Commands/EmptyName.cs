using System.CommandLine.Parsing;

namespace StaticTracker.Commands;

/// <summary>An empty text where something has to be named: mostly a variable of a script that has no value. It names neither a module nor a run, and no path is empty.</summary>
internal static class EmptyName
{
    private static readonly string[] s_paths = ["FILE", "DIR", "PATH"];

    /// <summary>The first argument, or option that names a file or folder, that was given an empty text; null: there is none.</summary>
    public static string? Of(CommandResult command)
    {
        for (SymbolResult? at = command; at is CommandResult one; at = at.Parent)
        {
            foreach (var child in one.Children)
            {
                var name = child is ArgumentResult argument ? argument.Argument.Name : child is OptionResult option && s_paths.Contains(option.Option.HelpName) ? option.Option.Name : null;
                if (name is not null && child.Tokens.Any(t => t.Value.Length == 0))
                {
                    return name;
                }
            }
        }

        return null;
    }
}
