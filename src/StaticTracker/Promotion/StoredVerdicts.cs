using System.Security.Cryptography;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>The stored verdicts of a module's experiments, each read once, with the hash of its file: what a report says it was made of.</summary>
public sealed class StoredVerdicts(DataFolder folder, ModuleId module, Problems problems)
{
    private readonly Dictionary<string, (VerdictSheet Sheet, string Hash)?> _read = new(StringComparer.Ordinal);

    /// <summary>The verdicts of an experiment; null where they are not stored, or, with a problem, cannot be used.</summary>
    public VerdictSheet? SheetOf(string experiment) => Read(experiment)?.Sheet;

    /// <summary>SHA-256 of the verdict file in hex.</summary>
    public string? HashOf(string experiment) => Read(experiment)?.Hash;

    private (VerdictSheet Sheet, string Hash)? Read(string experiment)
    {
        if (!_read.TryGetValue(experiment, out var found))
        {
            var sheet = VerdictSheetReader.Read(folder, module, experiment, problems);
            _read[experiment] = found = sheet is null ? null : (sheet, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.VerdictFile(module, experiment)))));
        }

        return found;
    }
}
