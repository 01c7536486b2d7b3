using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>Where experiments stand in their module's file, for problems about them.</summary>
internal sealed class ExperimentPlaces(DataFolder folder, ModuleId module)
{
    private Dictionary<string, (SourceSpan Whole, SourceSpan Usage)>? _places;

    public SourceSpan Of(string experiment) => Places.TryGetValue(experiment, out var place) ? place.Whole : FileSpan;

    /// <summary>Of what the experiment took; of the experiment where it says nothing of that.</summary>
    public SourceSpan UsageOf(string experiment) => Places.TryGetValue(experiment, out var place) ? place.Usage : FileSpan;

    private SourceSpan FileSpan => SourceSpan.File(DataFolder.Show(folder.ModuleFile(module)));

    private Dictionary<string, (SourceSpan Whole, SourceSpan Usage)> Places => _places ??= Read();

    private Dictionary<string, (SourceSpan Whole, SourceSpan Usage)> Read()
    {
        var places = new Dictionary<string, (SourceSpan, SourceSpan)>(StringComparer.Ordinal);
        // Whoever read the module has told what is wrong with its file.
        using var file = JsonFile.Read(folder.ModuleFile(module), new Problems());
        foreach (var node in file?.Tree.Root["experiments"u8].ToArray() ?? [])
        {
            if (node["id"u8].AsString() is { } id)
            {
                places.TryAdd(id, (file!.SpanOf(node["id"u8]), file.SpanOf(node["usage"u8].Exists ? node["usage"u8] : node["id"u8])));
            }
        }

        return places;
    }
}
