using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Verifying;

/// <summary>What stored experiments say of their sources, by the source's SHA-256: the names that an import was given by options and that the file itself does not tell.</summary>
internal static class StoredFields
{
    /// <summary>Where experiments of one source say different things, nothing is taken.</summary>
    public static IReadOnlyDictionary<string, ImportOptions> Of(DataFolder folder)
    {
        var all = new Dictionary<string, ImportOptions>(StringComparer.Ordinal);
        foreach (var info in folder.ModuleFiles())
        {
            // What is wrong with a file is told where its experiments are compared.
            using var file = JsonFile.Read(info, new FileBuffer(), new Problems());
            if (file is null || ModuleReader.TryRead(file.Tree, out _) is not { } module)
            {
                continue;
            }

            foreach (var experiment in module.Experiments)
            {
                if (experiment.Source?.Sha256 is { } hash)
                {
                    var now = FieldsOf(module.Id, experiment);
                    all[hash] = all.TryGetValue(hash, out var before) ? Common(before, now) : now;
                }
            }
        }

        return all;
    }

    private static ImportOptions FieldsOf(ModuleId module, Experiment e) => new()
    {
        Module = module.Text, PromptVersion = e.PromptVersion.Text, Dataset = e.Dataset, DatasetVersion = e.DatasetVersion, Model = e.Model, Timestamp = e.Timestamp.Text, Judge = e.Judge?.Model,
    };

    private static ImportOptions Common(ImportOptions a, ImportOptions b) => new()
    {
        Module = Same(a.Module, b.Module),
        PromptVersion = Same(a.PromptVersion, b.PromptVersion),
        Dataset = Same(a.Dataset, b.Dataset),
        DatasetVersion = Same(a.DatasetVersion, b.DatasetVersion),
        Model = Same(a.Model, b.Model),
        Timestamp = Same(a.Timestamp, b.Timestamp),
        Judge = Same(a.Judge, b.Judge),
    };

    private static string? Same(string? a, string? b) => a == b ? a : null;
}
