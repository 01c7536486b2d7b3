using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>A details file against the verdict file of its experiment, where there is one: it is about items and rubrics that stand there.</summary>
internal static class DetailRules
{
    public static void Check(FileProblems found, FileInfo info, string experiment)
    {
        // Beside the folder of the details: …/details/MODULE/ID.json, …/verdicts/MODULE/ID.json.
        var module = info.Directory!;
        var verdicts = new FileInfo(Path.Combine(module.Parent!.Parent!.FullName, "verdicts", module.Name, experiment + ".json"));
        if (!DataFolder.IsFileName(experiment) || !verdicts.Exists)
        {
            return;
        }

        // What is wrong with that file is told where it is checked itself.
        using var file = JsonFile.Read(verdicts, new FileBuffer(), new Problems());
        if (file is null || VerdictSheetReader.TryRead(file.Tree, out _) is not { } sheet)
        {
            return;
        }

        var items = new HashSet<string>(sheet.Items, StringComparer.Ordinal);
        var rubrics = new HashSet<string>(sheet.Rows.Select(r => r.Key).Concat(sheet.Scores.Select(s => s.Key)), StringComparer.Ordinal);
        foreach (var item in found.File.Tree.Root["items"u8].Members)
        {
            if (!items.Contains(item.Name))
            {
                Tell(found, item.Key, $"{Shown.Text(item.Name)} is no item of the verdict file");
                continue;
            }

            foreach (var reason in item.Value["reasons"u8].Members)
            {
                if (!rubrics.Contains(reason.Name))
                {
                    Tell(found, reason.Key, $"{Shown.Text(reason.Name)} is no rubric of the verdict file");
                }
            }
        }
    }

    private static void Tell(FileProblems found, JsonNode at, string message) =>
        found.Add(at, Codes.Importing.UnknownItem, message, "restore it from git, or delete it: details are written once, with their verdict file");
}
