using System.Collections.Concurrent;
using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Phrasing;
using StaticTracker.Site.Pages;
using StaticTracker.Site.Parts;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>A project's history as each module's page needs it, and what keys of pages it gives.</summary>
internal sealed class HistoryByModule
{
    private readonly SiteTexts _texts;
    private readonly Settings _settings;
    private readonly Dictionary<string, ModuleId> _revised = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModuleChange> _uncommitted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CommitOfModule>> _commits = new(StringComparer.Ordinal);

    /// <summary>What changed a module on HEAD's line, oldest first, with the places there.</summary>
    private readonly Dictionary<string, List<(int Place, CommitOfModule Commit)>> _line = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ContentKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Problem>> _noticesByFile = new(StringComparer.Ordinal);

    public HistoryByModule(SiteTexts texts, SiteOptions options)
    {
        _texts = texts;
        _settings = options.Settings;
        var history = options.History;
        foreach (var notice in history.Notices)
        {
            var file = ModuleFileOf(notice);
            if (!_noticesByFile.TryGetValue(file, out var list))
            {
                _noticesByFile.Add(file, list = []);
            }

            list.Add(notice);
        }

        foreach (var change in history.Uncommitted)
        {
            _uncommitted.Add(change.Module.Text, change);
            Note(change);
        }

        for (var i = 0; i < history.Commits.Count; i++)
        {
            foreach (var change in history.Commits[i].Changes)
            {
                var module = change.Module.Text;
                if (!_commits.TryGetValue(module, out var list))
                {
                    _commits.Add(module, list = []);
                }

                list.Add(new CommitOfModule(history.Commits[i], change));
                Note(change);
            }
        }

        for (var i = history.Line.Count - 1; i >= 0; i--)
        {
            foreach (var change in history.Line[i].OnLine)
            {
                var list = _line.TryGetValue(change.Module.Text, out var known) ? known : _line[change.Module.Text] = [];
                list.Add((history.Line.Count - 1 - i, new CommitOfModule(history.Line[i], change)));
            }
        }

        Edited = new EditedFigures([.. _revised.Values], id => _uncommitted.ContainsKey(id.Text) ? default : CommitsOf(id), TraceOf, () => EditCache.Open(options.CacheFolder, options.Sources));
    }

    /// <summary>The experiments whose figures were edited.</summary>
    public EditedFigures Edited { get; }

    /// <summary>What a module's page tells of its history.</summary>
    public ModuleHistory Of(ModuleId id)
    {
        var uncommitted = _uncommitted.GetValueOrDefault(id.Text);
        IReadOnlyList<CommitOfModule> commits = _commits.GetValueOrDefault(id.Text) ?? [];
        var trace = commits.Count == 0 && uncommitted is null ? null : new TraceNotes(TraceOf(id), "../../", _settings.Publish.Authors);
        return new ModuleHistory(uncommitted, commits, new ChangeList(_texts, _settings, "../../", new HashSet<string> { id.Text }), NoticesOf(id), trace);
    }

    /// <summary>What changed a module on HEAD's line, oldest first, each with its place there.</summary>
    public IReadOnlyList<(int Place, CommitOfModule Commit)> OldestFirst(ModuleId id) => _line.GetValueOrDefault(id.Text) ?? [];

    /// <summary>A module's commits, and which of them stand where on HEAD's line, as a key.</summary>
    public ContentKey KeyOfPlaces(ModuleId id) => CommitsOf(id).With(ContentKey.Of(places =>
    {
        foreach (var (place, (commit, _)) in OldestFirst(id))
        {
            places.Signed(place);
            places.Text(commit.Hash);
        }
    }));

    /// <summary>All that a module's page tells of its history, as a key.</summary>
    public ContentKey KeyOf(ModuleId id) => CommitsOf(id).With(ContentKey.Of(NoticesOf(id).Utf8.Span));

    /// <summary>What a module's edited figures follow from, as a key; the default one where there are none.</summary>
    public ContentKey KeyOfEdits(ModuleId id) => _revised.ContainsKey(id.Text) ? CommitsOf(id) : default;

    /// <summary>A module's commits, and what is not committed of it, as a key; asked for by the module's page and by each of the heatmap's files.</summary>
    private ContentKey CommitsOf(ModuleId id) => _keys.GetOrAdd(id.Text, module => ContentKey.Of(history =>
    {
        foreach (var (commit, _) in _commits.GetValueOrDefault(module) ?? [])
        {
            history.Text(commit.Hash);
        }

        foreach (var fact in _uncommitted.GetValueOrDefault(module)?.Facts ?? [])
        {
            history.Text(FactWording.Of(fact).ToString());
        }
    }));

    private ModuleTrace TraceOf(ModuleId id) => ModuleTrace.Of(_commits.GetValueOrDefault(id.Text) ?? [], _uncommitted.GetValueOrDefault(id.Text));

    private void Note(ModuleChange change)
    {
        if (change.Revises)
        {
            _revised.TryAdd(change.Module.Text, change.Module);
        }
    }

    /// <summary>What is missing from the history as a whole, and from this module's; other modules' faults are no news on its page.</summary>
    private Html NoticesOf(ModuleId id) => _noticesByFile.Count == 0
        ? Html.Empty
        : NoticeList.Render(_texts, [.. _noticesByFile.GetValueOrDefault("") ?? [], .. _noticesByFile.GetValueOrDefault($"{id}.json") ?? []], showFile: false);

    /// <summary>The name of the file in modules/ that a notice is about; empty: it is about the whole.</summary>
    private static string ModuleFileOf(Problem notice) =>
        Path.GetFileName(Path.GetDirectoryName(notice.Span.Path)) == "modules" ? Path.GetFileName(notice.Span.Path) : "";
}
