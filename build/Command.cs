using System.ComponentModel;
using System.Diagnostics;

namespace Building;

/// <summary>Runs other programs, without a shell in between and with nothing to read from.</summary>
public static class Command
{
    /// <summary>Runs a program that shares our terminal.</summary>
    /// <exception cref="BuildFailedException">It is not there, or ends with a code other than 0.</exception>
    public static void Run(string program, IReadOnlyList<string> arguments, string folder)
    {
        var code = TryRun(program, arguments, folder);
        if (code != 0)
        {
            throw new BuildFailedException($"'{program} {string.Join(' ', arguments)}' ended with exit code {code}.");
        }
    }

    /// <summary>Runs a program that shares our terminal and gives its exit code.</summary>
    public static int TryRun(string program, IReadOnlyList<string> arguments, string folder)
    {
        using var process = Start(Info(program, arguments, folder));
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Runs a program, shows what it writes as it comes, and gives it back as well.</summary>
    /// <returns>The exit code, and standard output line by line.</returns>
    public static (int ExitCode, IReadOnlyList<string> Lines) RunAndListen(
        string program, IReadOnlyList<string> arguments, string folder,
        IReadOnlyDictionary<string, string> environment, TextWriter echo)
    {
        var info = Info(program, arguments, folder);
        info.RedirectStandardOutput = true;
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        var lines = new List<string>();
        using var process = Start(info);
        process.StandardInput.Close();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            echo.WriteLine(line);
            lines.Add(line);
        }

        process.WaitForExit();
        return (process.ExitCode, lines);
    }

    private static ProcessStartInfo Info(string program, IReadOnlyList<string> arguments, string folder) =>
        new(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true };

    private static Process Start(ProcessStartInfo info)
    {
        try
        {
            return Process.Start(info) ?? throw new BuildFailedException($"'{info.FileName}' did not start.");
        }
        catch (Win32Exception failure)
        {
            throw new BuildFailedException($"'{info.FileName}' cannot be started: {failure.Message}", failure);
        }
    }
}
