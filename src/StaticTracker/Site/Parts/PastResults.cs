using StaticTracker.Modules;

namespace StaticTracker.Site.Parts;

/// <summary>What the past of the heatmap's results is told by: the history, the versions and models that the heatmap has today, and the share of errors that the settings accept today.</summary>
internal sealed class PastResults
{
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _models = new(StringComparer.Ordinal);

    public PastResults(HistoryByModule history, IReadOnlyList<PromptVersion> versions, IReadOnlyList<string> models, decimal maxErrorShare)
    {
        History = history;
        MaxErrorShare = maxErrorShare;
        Versions = versions;
        Models = models;
        for (var i = 0; i < versions.Count; i++)
        {
            _versions.Add(versions[i].Text, i);
        }

        for (var i = 0; i < models.Count; i++)
        {
            _models.Add(models[i], i);
        }
    }

    public HistoryByModule History { get; }

    /// <summary>Percent.</summary>
    public decimal MaxErrorShare { get; }

    public IReadOnlyList<PromptVersion> Versions { get; }

    public IReadOnlyList<string> Models { get; }

    /// <summary>Which of a module's results a version and a model have: version × models + model; null: nothing has one of them today.</summary>
    public int? PlaceOf(PromptVersion version, string model) =>
        _versions.TryGetValue(version.Text, out var column) && _models.TryGetValue(model, out var place) ? (column * Models.Count) + place : null;
}
