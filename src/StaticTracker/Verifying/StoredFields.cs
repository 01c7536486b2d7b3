using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Verifying;

/// <summary>What stored experiments say of themselves that an import may have been told by options, since the file itself does not tell it.</summary>
internal static class StoredFields
{
    public static IReadOnlyList<StoredRun> Of(DataFolder folder)
    {
        var all = new List<StoredRun>();
        foreach (var info in folder.ModuleFiles())
        {
            // What is wrong with a file is told where its experiments are compared.
            using var file = JsonFile.Read(info, new FileBuffer(), new Problems());
            if (file is not null && ModuleReader.TryRead(file.Tree, out _) is { } module)
            {
                all.AddRange(module.Experiments.Where(e => e.Source is not null).Select(e => new StoredRun(e.Id, e.Source!.File, e.Source.Sha256, FieldsOf(module.Id, e), MarksOf(e.Params))));
            }
        }

        return all;
    }

    private static ImportOptions FieldsOf(ModuleId module, Experiment e) => new()
    {
        Module = module.Text, PromptVersion = e.PromptVersion.Text, Dataset = e.Dataset, DatasetVersion = e.DatasetVersion, Model = e.Model, Timestamp = e.Timestamp.Text, Judge = e.Judge?.Model,
    };

    private static PassMarks? MarksOf(string? settings)
    {
        if (settings is null)
        {
            return null;
        }

        using var tree = JsonTree.Parse(System.Text.Encoding.UTF8.GetBytes(settings));
        return PassMarks.Of(tree.Root[System.Text.Encoding.UTF8.GetBytes(RunTally.PassMarkParam)]);
    }
}
