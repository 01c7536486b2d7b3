using StaticTracker.Diagnostics;

namespace StaticTracker;

/// <summary>The whole program: parses the arguments, runs one command, reports, returns an exit code.</summary>
public static class App
{
    public static int Run(IReadOnlyList<string> args, TextReader input, TextWriter output, TextWriter error)
    {
        output.WriteLine($"tracker: {args.Count} arguments");
        return ExitCode.Fine;
    }
}
