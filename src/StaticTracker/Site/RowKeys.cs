using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Site.Parts;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>
/// What the heatmap and its data files are made from, as keys: the bytes of the modules' files, the history where it edits figures, and what the rows share (columns, models). The
/// settings, the other half of a row, are in every key already.
/// </summary>
internal sealed class RowKeys
{
    private readonly ContentKey _shared;
    private readonly HistoryByModule _history;

    public RowKeys(HeatmapIndex index, HistoryByModule history)
    {
        _history = history;
        Index = index;
        Versions = HeatmapTable.VersionsOf(index);
        Models = HeatmapData.ModelsOf(index);
        _shared = ContentKey.Of(shared =>
        {
            foreach (var version in Versions)
            {
                shared.Text(version.Text);
            }

            shared.Text("");
            foreach (var model in Models)
            {
                shared.Text(model);
            }
        });
        Whole = Of(0, index.Modules.Count).With(ContentKey.Of(index.GeneratedAt));
    }

    public HeatmapIndex Index { get; }

    /// <summary>The heatmap's columns.</summary>
    public IReadOnlyList<PromptVersion> Versions { get; }

    /// <summary>All models tested, in ordinal order.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>All rows, and the time of the data.</summary>
    public ContentKey Whole { get; }

    /// <summary>Where each result stands: the modules and which data set they show, the columns, the models. No figure.</summary>
    public ContentKey Places => ContentKey.Of(key =>
    {
        foreach (var row in Index.Modules)
        {
            key.Text(row.Id.Text);
            key.OptionalText(row.Dataset);
        }
    }).With(_shared);

    /// <summary>What is made from rows alone: their modules' files, and what the stored verdicts add.</summary>
    public static ContentKey OfRows(IReadOnlyList<ModuleRow> rows) => ContentKey.Of(key =>
    {
        foreach (var row in rows)
        {
            key.Text(row.Id.Text);
            key.Key(row.SourceKey);
        }
    });

    /// <summary>The commits of some rows, and which data sets the rows show.</summary>
    public ContentKey OfCommits(int start, int count) => ContentKey.Of(key =>
    {
        for (var i = start; i < Math.Min(start + count, Index.Modules.Count); i++)
        {
            key.Key(_history.KeyOfPlaces(Index.Modules[i].Id));
            key.OptionalText(Index.Modules[i].Dataset);
        }
    });

    /// <summary>Some rows, by their places.</summary>
    public ContentKey Of(int start, int count) => ContentKey.Of(key =>
    {
        for (var i = start; i < Math.Min(start + count, Index.Modules.Count); i++)
        {
            var row = Index.Modules[i];
            key.Text(row.Id.Text);
            key.Key(row.SourceKey);
            key.Key(_history.KeyOfEdits(row.Id));
        }
    }).With(_shared);
}
