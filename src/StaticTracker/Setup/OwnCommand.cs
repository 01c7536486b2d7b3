namespace StaticTracker.Setup;

/// <summary>How a shell of this machine calls this program, for the settings of a clone, which belong to this machine.</summary>
public static class OwnCommand
{
    private const string Name = "tracker";

    /// <summary>
    /// <c>tracker</c> where the search path finds this very program, <c>dotnet tracker</c> where it runs as the repository's own tool, else its full path.
    /// </summary>
    /// <param name="program">The running program: our own, or the dotnet host.</param>
    /// <param name="library">Our assembly, which that host runs.</param>
    /// <param name="searchPath">The variable PATH.</param>
    /// <param name="root">The repository's root, where a tool manifest may lie.</param>
    public static string Of(string program, string library, string? searchPath, string root)
    {
        if (Path.GetFileNameWithoutExtension(program) == Name)
        {
            return OnPath(program, searchPath) ? Name : Quoted(program);
        }

        // A package's folder is <packages>/statictracker/<version>/tools/…; a build of one's own lies elsewhere.
        var folder = library.Replace('\\', '/');
        var isTool = folder.Contains("/statictracker/", StringComparison.Ordinal) && folder.Contains("/tools/", StringComparison.Ordinal) && File.Exists(Path.Combine(root, ".config", "dotnet-tools.json"));
        return isTool ? $"dotnet {Name}" : $"{Quoted(program)} {Quoted(library)}";
    }

    /// <summary>This very program by its full path, whatever folder it is called from.</summary>
    public static string Full(string program, string library) => Path.GetFileNameWithoutExtension(program) == Name ? Quoted(program) : $"{Quoted(program)} {Quoted(library)}";

    private static bool OnPath(string program, string? searchPath)
    {
        foreach (var folder in (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var file = Path.Combine(folder, Path.GetFileName(program));
            if (File.Exists(file))
            {
                return Path.GetFullPath(file) == Path.GetFullPath(program) || new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName == Path.GetFullPath(program);
            }
        }

        return false;
    }

    /// <summary>One word of a shell, which git's is on every system.</summary>
    private static string Quoted(string path)
    {
        var forward = OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
        return forward.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or ':') ? forward : $"'{forward.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
