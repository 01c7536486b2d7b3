using System.Runtime.InteropServices;

namespace Building;

/// <summary>Whether a program can be made native here: only for this very system, and with a linker. Windows is left out, since its linker is not on the search path.</summary>
public static class NativeLinker
{
    private static readonly string[] s_linkers = ["clang", "gcc"];

    /// <summary>Whether a program for that system can be linked on this machine.</summary>
    public static bool CanLinkFor(string runtime) => CanLinkFor(runtime, Here, Environment.GetEnvironmentVariable("PATH") ?? "", File.Exists);

    /// <param name="runtime">The system that the program is for.</param>
    /// <param name="here">The system of this machine, named in the same way.</param>
    /// <param name="searchPath">Folders, separated as on this machine.</param>
    /// <param name="exists">Whether a file is there.</param>
    public static bool CanLinkFor(string runtime, string here, string searchPath, Func<string, bool> exists) =>
        runtime == here && !runtime.StartsWith("win-", StringComparison.Ordinal)
        && searchPath.Split(Path.PathSeparator).Any(folder => s_linkers.Any(linker => exists(Path.Combine(folder, linker))));

    private static string Here
    {
        get
        {
            var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "osx" : "win";
            return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        }
    }
}
