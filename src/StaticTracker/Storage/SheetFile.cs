using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Storage;

/// <summary>Files beside the modules, read whole or not at all.</summary>
internal static class SheetFile
{
    /// <summary>The sheet of a tree; null, with the node at fault and why, where it is unsound.</summary>
    public delegate T? Parser<T>(JsonTree tree, out (JsonNode Node, string Reason) fault)
        where T : class;

    /// <summary>The sheet of a file; null where there is none, and null with a problem where the file cannot be used.</summary>
    public static T? Read<T>(string path, Parser<T> parse, Problems problems, FileBuffer? buffer = null)
        where T : class => Read(path, parse, problems, buffer, static (_, _) => null);

    /// <summary>The sheet of an experiment, which says whose it is; <paramref name="what"/> is what it holds. An id that is no file name has none.</summary>
    public static T? ReadOf<T>(Func<string> pathOf, string experiment, Parser<T> parse, Func<T, string> ownerOf, string what, Problems problems, FileBuffer? buffer = null)
        where T : class => !DataFolder.IsFileName(experiment) ? null : Read(pathOf(), parse, problems, buffer, (sheet, file) => ownerOf(sheet) == experiment ? null
            : new Problem(file.SpanOf(file.Tree.Root["experiment"u8]), Codes.Form.FileName, $"{what} are those of {ownerOf(sheet)}", "rename the file"));

    private static T? Read<T>(string path, Parser<T> parse, Problems problems, FileBuffer? buffer, Func<T, JsonFile, Problem?> isOther)
        where T : class
    {
        if (new FileInfo(path) is not { Exists: true } info)
        {
            return null;
        }

        using var file = JsonFile.Read(info, buffer ?? new FileBuffer(), problems);
        if (file is null)
        {
            return null;
        }

        if (parse(file.Tree, out var fault) is not { } sheet)
        {
            problems.Add(file.SpanOf(fault.Node), Codes.Reading.Schema, fault.Reason, "'tracker check' tells more");
            return null;
        }

        if (isOther(sheet, file) is { } problem)
        {
            problems.Add(problem);
            return null;
        }

        return sheet;
    }
}
