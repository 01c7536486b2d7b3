using System.Diagnostics.CodeAnalysis;

namespace Building;

/// <summary>What was asked for on the command line.</summary>
public sealed record BuildOptions(string Target, string Configuration, bool Fix, bool List, bool Help)
{
    /// <summary>The system that programs are published for; null: the usual ones.</summary>
    public string? Runtime { get; init; }

    private static readonly string[] Configurations = ["Release", "Debug"];
    private static readonly string[] Runtimes = ["linux-x64", "linux-arm64", "osx-arm64", "win-x64"];

    /// <summary>Reads the arguments; false with a complaint in words where one of them makes no sense.</summary>
    public static bool TryParse(
        IReadOnlyList<string> args,
        [NotNullWhen(true)] out BuildOptions? options,
        [NotNullWhen(false)] out string? complaint)
    {
        options = null;
        complaint = null;
        var read = new BuildOptions("Default", "Release", Fix: false, List: false, Help: false);
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = Split(args[i]);
            switch (name)
            {
                case "--fix" when value is null:
                    read = read with { Fix = true };
                    break;
                case "--list" when value is null:
                    read = read with { List = true };
                    break;
                case "--help" or "-h" when value is null:
                    read = read with { Help = true };
                    break;
                case "--target" or "--configuration" or "--runtime":
                    value ??= i + 1 < args.Count ? args[++i] : null;
                    if (value is null)
                    {
                        complaint = $"{name} needs a name.";
                        return false;
                    }

                    if (!TrySet(ref read, name, value, out complaint))
                    {
                        return false;
                    }

                    break;
                default:
                    complaint = $"'{args[i]}' is not an option.";
                    return false;
            }
        }

        options = read;
        return true;
    }

    private static (string Name, string? Value) Split(string arg)
    {
        var equals = arg.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (arg, null) : (arg[..equals], arg[(equals + 1)..]);
    }

    private static bool TrySet(ref BuildOptions read, string name, string value, [NotNullWhen(false)] out string? complaint)
    {
        var known = name switch
        {
            "--target" => [.. BuildApp.Tasks.Select(task => task.Name)],
            "--runtime" => Runtimes,
            _ => Configurations,
        };
        var match = Array.Find(known, candidate => candidate.Equals(value, StringComparison.OrdinalIgnoreCase));
        if (match is null)
        {
            complaint = $"{name} '{value}' is unknown. There are: {string.Join(", ", known)}.";
            return false;
        }

        read = name switch
        {
            "--target" => read with { Target = match },
            "--runtime" => read with { Runtime = match },
            _ => read with { Configuration = match },
        };
        complaint = null;
        return true;
    }
}
