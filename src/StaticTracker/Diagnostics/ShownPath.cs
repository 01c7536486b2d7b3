namespace StaticTracker.Diagnostics;

/// <summary>How a path stands in a message.</summary>
internal static class ShownPath
{
    /// <summary>Relative to the current folder where it is that or below it, with '/'.</summary>
    public static string Of(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return (relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }
}
