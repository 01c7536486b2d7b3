using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>One version of a file, read strictly: what cannot be told apart for sure is not merged by identity at all.</summary>
internal static class SideFile
{
    private static readonly string[] s_lists = ["experiments", "suggestions", "items"];

    /// <summary>The version as text and tree; null, with a problem, where it cannot be merged.</summary>
    public static JsonFile? Read(DataKind kind, string path, string side, ReadOnlyMemory<byte> text, Problems problems)
    {
        var shown = $"{path} ({side})";
        if (text.Length > JsonFile.MaxBytes)
        {
            problems.Add(SourceSpan.File(shown), Codes.Reading.TooLarge, $"{text.Length / 1048576} MB are more than the {JsonFile.MaxBytes / 1048576} MB that a data file may have");
            return null;
        }

        if (JsonFile.Of(shown, text, problems) is not { } file)
        {
            return null;
        }

        if (Fault(kind, file) is not { } fault)
        {
            return file;
        }

        problems.Add(fault);
        file.Dispose();
        return null;
    }

    private static Problem? Fault(DataKind kind, JsonFile file)
    {
        var root = file.Tree.Root;
        if (root.Kind != JsonKind.Object)
        {
            return new(file.SpanOf(root), Codes.Reading.Schema, "a data file is an object");
        }

        if (FileFormat.IsUnknown(root, out var format))
        {
            return new(file.SpanOf(format), Codes.Reading.NewerFormat, FileFormat.Fault(format, "this side"), "install a newer tracker, then merge again");
        }

        var rule = MergeRules.Of(kind)!;
        foreach (var name in s_lists)
        {
            if (rule.Member(name) is { Form: MergeForm.Keyed } list && FaultOfList(list, file, root[System.Text.Encoding.UTF8.GetBytes(name)]) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static Problem? FaultOfList(MergeRule rule, JsonFile file, JsonNode list)
    {
        if (list.Exists && list.Kind != JsonKind.Array)
        {
            return new(file.SpanOf(list), Codes.Reading.Schema, "this must be a list");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in list.Elements)
        {
            var node = element["id"u8];
            if (element.Kind != JsonKind.Object || (node.Exists && node.Kind != JsonKind.String) || (rule.Keys.NeedsId && !node.Exists))
            {
                return new(file.SpanOf(element), Codes.Reading.Schema, $"this {rule.Noun} has no id, so that nothing tells which one it is");
            }

            if (node.AsString() is { } id && !ids.Add(id))
            {
                return new(file.SpanOf(node), Codes.References.DuplicateId, $"'{id}' is the id of {Article(rule.Noun)} {rule.Noun} above too", "give one of them another id, then merge again");
            }
        }

        return null;
    }

    private static string Article(string noun) => noun[0] is 'e' or 'i' ? "an" : "a";
}
