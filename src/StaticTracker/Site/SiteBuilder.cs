using System.Collections.Concurrent;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Site.Output;
using StaticTracker.Site.Pages;
using StaticTracker.Site.Parts;
using StaticTracker.Site.Templates;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;
using StaticTracker.Storage.Pieces;

namespace StaticTracker.Site;

/// <summary>
/// Makes the site. <see cref="RenderModule"/> is called for each module, from as many threads as there are, so that modules need not be kept
/// in memory; <see cref="Finish"/> does the rest, in the order of its steps, and puts the site in place. What is not finished leaves
/// the last good site standing.
/// </summary>
public sealed class SiteBuilder : IDisposable
{
    private static readonly SitePath s_index = SitePath.Of("data/heatmap_index.json");

    private readonly SiteOptions _options;
    private readonly FrameStore _frames;
    private readonly Problems _problems;
    private readonly SiteOutput _output;
    private readonly PageMaker _maker;
    private readonly ModuleData _modules;
    private readonly Html _notices;
    private readonly ContentKey _noticesKey;
    private readonly HistoryByModule _history;
    private readonly RecordLinks _records;
    private readonly ConcurrentQueue<Problem> _faults = new();
    private readonly ConcurrentBag<(ModuleRow Row, GateReport Report)> _gated = [];
    private RowKeys? _keys;
    private PieceList? _indexPieces;

    /// <summary>Every kind of page that there is.</summary>
    internal static PageKind[] Kinds =>
        [HeatmapPage.Kind, ModulePage.Kind, HistoryPages.Kind, CommitPage.Kind, SuggestionPages.Kind, TablePage.Kind, GatePage.Kind, OverviewPage.Kind, ComparePage.Kind,
        PromptPages.ListKind, PromptPages.ModuleKind, PromptPages.VersionKind, RunPages.ListKind, RunPages.RunKind, RunPages.CompareKind, AbPages.ListKind, AbPages.Kind, NotFoundPage.Kind];

    /// <summary>What the pages are made with.</summary>
    public TemplateFolder Templates => _frames.Templates;

    private SiteBuilder(SiteOptions options, FrameStore frames, SiteOutput output, Problems problems)
    {
        _options = options;
        _frames = frames;
        _problems = problems;
        _output = output;
        _maker = new PageMaker(options, frames, output);
        _records = new RecordLinks(options.Records);
        _modules = new ModuleData(_maker);
        _notices = NoticeList.Render(_maker.Texts, options.History.Notices, showFile: true);
        _noticesKey = ContentKey.Of(_notices.Utf8.Span);
        _history = new HistoryByModule(_maker.Texts, options);
    }

    /// <summary>Prepares a build; null, with problems, where templates are broken or the folder may not be replaced.</summary>
    public static SiteBuilder? Open(SiteOptions options, Problems problems)
    {
        var found = new Problems();
        var templates = TemplateFolder.Load(options.TemplatesFolder, found, options.SettingsFile);
        var frames = new FrameStore(templates, options.CacheFolder);
        frames.WarmUp(Kinds);
        if (templates.HasOverrides && !found.HasErrors && options.OpenPages is null)
        {
            frames.Check(Kinds, found);
        }

        problems.AddRange(found.ToList());
        if (found.HasErrors)
        {
            return null;
        }

        if (SiteFolder.Refusal(options.Folder, options.TemplatesFolder is { } folder ? [.. options.Sources, folder] : options.Sources) is { } refusal)
        {
            problems.Add(refusal);
            return null;
        }

        var manifest = options.CacheFolder is { } cache ? Path.Join(cache, "site.manifest") : null;
        return SiteOutput.Open(options.Folder, manifest, options.Force, problems, options.Standing) is { } output ? new SiteBuilder(options, frames, output, problems) : null;
    }

    /// <summary>
    /// Takes a module's page and data over from the last build, if both were made from the same file, the same history and the same settings.
    /// </summary>
    public bool KeepModule(ModuleRow row)
    {
        var isKept = false;
        Guard(() => isKept = _maker.CanKeep(DataPath(row.Id), row.SourceKey) && _modules.CanKeep(row)
            && _maker.Keep(ModulePage.Kind, ModulePage.PathOf(row.Id), PageKey(row)) && _maker.Keep(DataPath(row.Id), row.SourceKey) && _modules.Keep(row));
        return isKept;
    }

    /// <summary>Makes a module's page and its data file. Safe to call from several threads.</summary>
    /// <param name="module">The module.</param>
    /// <param name="row">Its row of the heatmap, with the key of its file.</param>
    /// <param name="intervals">The intervals of its experiments, which the key covers too.</param>
    /// <param name="json">The bytes of its file.</param>
    /// <param name="gate">What the policy says of its newest results; null: there is none.</param>
    public void RenderModule(Module module, ModuleRow row, ModuleIntervals intervals, ReadOnlyMemory<byte> json, GateReport? gate = null)
    {
        var content = row.SourceKey;
        var path = ModulePage.PathOf(module.Id);
        var findings = GateList.OfModule(_maker.Texts, gate);
        var key = findings.IsEmpty ? PageKey(row) : PageKey(row).With(ContentKey.Of(findings.Utf8.Span));
        var verdicts = new VerdictScripts(module.Id, intervals.SheetsOf(module), intervals.WithheldOf(module), _options.Settings.Publish.Items);
        Guard(() =>
        {
            if (!_maker.Keep(ModulePage.Kind, path, key))
            {
                _maker.Write(path, ModulePage.Values(_maker, module, row, intervals, _history.Of(module.Id), verdicts, _options.Promotions.Of(module.Id), _records)
                    .Set("gate", findings).Set("router", RouterPart.Render(_maker.Texts, _options.Routers.Of(module.Id))).Set("cases", CaseTable.Render(_maker.Texts, _options.Cases?.Of(module, intervals.SheetOf) ?? [])), key);
            }
        });

        if (gate is not null)
        {
            _gated.Add((row, gate));
        }

        _modules.Write(module, row, verdicts);

        if (!_maker.Keep(DataPath(module.Id), content))
        {
            _maker.WriteBytes(DataPath(module.Id), PublishedModule.Of(json, _options.Settings.Publish).Span, content);
        }
    }

    /// <summary>Takes the index's file over from the last build, if it was made from the same rows.</summary>
    public bool KeepIndex(HeatmapIndex index) => _maker.Keep(s_index, KeysOf(index).Whole);

    /// <summary>Gives the site a copy of the index's file.</summary>
    /// <param name="index">What the file holds; the rows have the keys of what they were made from.</param>
    /// <param name="file">The file.</param>
    public void CopyIndex(HeatmapIndex index, string file) => _maker.Copy(s_index, file, KeysOf(index).Whole, _indexPieces);

    /// <summary>Writes the index's file; lines of modules that did not change are copied from the last build's.</summary>
    public void WriteIndex(HeatmapIndex index, Stream output)
    {
        var text = HeatmapIndexJson.Pieces(index);
        using var standing = _maker.Standing(s_index, text);
        _indexPieces = PieceWriter.Write(output, text, standing);
    }

    /// <summary>
    /// Everything but the modules' pages and the index's file (see <see cref="KeepIndex"/>); then the site is put in place. Null, with problems, where a template
    /// is broken, or where <paramref name="alongside"/> fails.
    /// </summary>
    /// <param name="index">The heatmap; the rows have the keys of what they were made from.</param>
    /// <param name="alongside">Other work on the same rows, such as the index's file, done while the pages are made; whether it went well. Null: there is none.</param>
    public SiteSummary? Finish(HeatmapIndex index, Func<bool>? alongside = null)
    {
        var isWhole = true;
        var rows = KeysOf(index);
        var versions = rows.Versions;
        var modules = index.Modules.Select(m => m.Id.Text).ToHashSet(StringComparer.Ordinal);
        var marks = new HeatmapMarks(index, _gated);
        Action[] steps =
        [
            // The longest first, so that no core is left with one of them at the end.
            () => isWhole = alongside?.Invoke() ?? true,
            () => HeatmapPage.Write(_maker, rows, new CellNotes(_history.Edited, marks, _options.Promotions)),
            () => WriteHeatmapData(index, versions, rows),
            () => TablePage.Write(_maker, index),
            () => OverviewPage.Write(_maker, index),
            () => WriteMarks(index, rows, marks),
            () => HistoryPages.Write(_maker, _options.History, new ChangeList(_maker.Texts, _options.Settings, "../", modules), modules, _notices),
            () => WriteCommits(modules),
            () => SuggestionPages.Write(_maker, index),
            () => WriteGate(),
            () => ComparePage.Write(_maker, index),
            () => FindData.Write(_maker, index, _options.History, _options.Records),
            () => PromptPages.Write(_maker, _options.Records),
            () => RunPages.Write(_maker, _options.Records, modules),
            () => AbPages.Write(_maker, _options.Records, modules),
            () => NotFoundPage.Write(_maker),
            () => _maker.WriteBytes(Feed.Path, Feed.Render(_maker.Texts, _options.Settings, _options.History, index.GeneratedAt).Utf8.Span),
            () => SharedFiles.Write(_maker, index),
            () => WriteDetails(index),
            () => ThemeFiles.Write(_maker, _options.Logo),
            () => WriteAssets(),
            () => _maker.WriteBytes(SitePath.Of(".nojekyll"), []),
        ];
        AllCores.Run(steps.Length, i => Guard(steps[i]));

        if (!_faults.IsEmpty)
        {
            _problems.AddRange(_faults.Distinct());
            return null;
        }

        if (!isWhole)
        {
            return null;
        }

        _output.Commit();
        _maker.SavePieces();
        _frames.Save();
        var (files, bytes) = _output.Written;
        return new SiteSummary(_output.Files, files, bytes) { Changed = _output.Changed, Left = _output.Left };
    }

    public void Dispose() => _output.Dispose();

    /// <summary>Worked out once: it looks at every result of the index.</summary>
    private RowKeys KeysOf(HeatmapIndex index) => ReferenceEquals(_keys?.Index, index) ? _keys : _keys = new RowKeys(index, _history);

    private static SitePath DataPath(ModuleId id) => SitePath.Of($"data/modules/{id}.json");

    private ContentKey PageKey(ModuleRow row)
    {
        var key = _options.Promotions.With(_options.Cases?.With(KeyOf(row), row.Id) ?? KeyOf(row), row.Id);

        // A router stands on suites, verdicts and items that are none of the module's file: what is said of it is the key.
        return RouterPart.Render(_maker.Texts, _options.Routers.Of(row.Id)) is { IsEmpty: false } router ? key.With(ContentKey.Of(router.Utf8.Span)) : key;
    }

    private ContentKey KeyOf(ModuleRow row) => _records.With(row.SourceKey.With(_history.KeyOf(row.Id)), row.Id);

    private void WriteHeatmapData(HeatmapIndex index, IReadOnlyList<PromptVersion> versions, RowKeys rows)
    {
        var list = _options.Promotions.With(rows.Whole);
        if (!_maker.Keep(HeatmapList.Path, list))
        {
            _maker.WriteBytes(HeatmapList.Path, HeatmapList.Render(_maker.Texts, index, versions, _options.Settings.StaleDays, _options.Promotions).Utf8.Span, list);
        }

        var time = rows.Places.With(ContentKey.Of($"{_options.History.Head} {_options.History.Commits.Count}"));
        var past = new PastResults(_history, versions, rows.Models, _options.Settings.MaxErrorShare);
        if (!_maker.Keep(TimeScript.Path, time))
        {
            _maker.WriteBytes(TimeScript.Path, TimeScript.Render(_options.History, index, past).Utf8.Span, time);
        }

        var data = new HeatmapData(_maker.Texts, index, versions, _history.Edited);
        AllCores.Run(data.Files, file =>
        {
            var path = HeatmapData.PathOf(file);
            var key = rows.Of(file * HeatmapData.ModulesPerFile, HeatmapData.ModulesPerFile);
            if (!_maker.Keep(path, key))
            {
                _maker.WriteBytes(path, data.File(file).Utf8.Span, key);
            }

            path = PastColumns.PathOf(file);
            key = key.With(rows.OfCommits(file * HeatmapData.ModulesPerFile, HeatmapData.ModulesPerFile));
            if (!_maker.Keep(path, key))
            {
                _maker.WriteBytes(path, PastColumns.File(file, index, past, _history.Edited).Utf8.Span, key);
            }
        });
    }

    private void WriteMarks(HeatmapIndex index, RowKeys rows, HeatmapMarks marks)
    {
        var scripts = new MarkScripts(marks, index, rows.Versions, rows.Models);
        _maker.WriteBytes(MarkScripts.MarksPath, scripts.Marks().Utf8.Span);
        _maker.WriteBytes(MarkScripts.ChangesPath, scripts.Changes(_maker.Texts).Utf8.Span);
        _maker.WriteBytes(WeakestScript.Path, WeakestScript.Render(index).Utf8.Span);
        if (_options.Settings.Gate is not null)
        {
            _maker.WriteBytes(MarkScripts.GatePath, scripts.Gate(_maker.Texts).Utf8.Span);
        }
    }

    private void WriteCommits(HashSet<string> modules)
    {
        var changes = new ChangeList(_maker.Texts, _options.Settings, "../", modules);
        var commits = _options.History.Commits;
        AllCores.Run(commits.Count, i => Guard(() => CommitPage.Write(_maker, commits[i], _options.History.CommitUrlPattern, changes, modules, _noticesKey)));
    }

    private void WriteGate()
    {
        if (_options.Settings.Gate is not null)
        {
            GatePage.Write(_maker, _gated);
        }
    }

    private void WriteDetails(HeatmapIndex index)
    {
        if (_options.Data is { } data && DetailFiles.AreOn(_options.Settings))
        {
            new DetailFiles(_maker, data, _problems).Write([.. index.Modules.Select(m => m.Id)]);
        }
    }

    private void WriteAssets()
    {
        foreach (var asset in _maker.Templates.Assets)
        {
            if (asset.Name != NotFoundPage.Style)
            {
                _maker.WriteBytes(SitePath.Of(asset.Name), ScriptTexts.Fill(asset, _maker.Texts).Span);
            }
        }
    }

    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (TemplateException e)
        {
            _faults.Enqueue(e.Problem);
        }
    }
}
