using System.Collections.Concurrent;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>
/// Checks a whole data folder, or single files of one. With a writer, what differs from canonical form only is rewritten, and so are schemas of another version; its
/// <see cref="DataWriter.Written"/> tells which files those were.
/// </summary>
public sealed class DataCheck
{
    private readonly DataFolder _folder;
    private readonly DataWriter? _writer;
    private readonly Problems _problems;
    private readonly CanonicalForm _form;
    private readonly CompanionCheck _companions;
    private readonly PromptCheck _prompts;
    private readonly RunCheck _runs;
    private readonly AbCheck _ab;
    private readonly PromotionCheck _promotions;
    private readonly RouterCheck _routers;
    private int _fileCount;

    public DataCheck(DataFolder folder, DataWriter? writer, Problems problems)
    {
        _folder = folder;
        _writer = writer;
        _problems = problems;
        _form = new CanonicalForm(writer, problems);
        _companions = new CompanionCheck(folder, _form, problems);
        _prompts = new PromptCheck(folder, _form, problems);
        _runs = new RunCheck(folder, _form, problems);
        _ab = new AbCheck(folder, _form, problems);
        _promotions = new PromotionCheck(folder, _form, problems);
        _routers = new RouterCheck(folder, _form, problems);
    }

    /// <summary>Data files looked at so far.</summary>
    public int FileCount => _fileCount + _companions.FileCount + _prompts.FileCount + _runs.FileCount + _ab.FileCount + _promotions.FileCount + _routers.FileCount;

    /// <summary>Everything under data/.</summary>
    public void CheckFolder()
    {
        var settings = ReadSettings();
        var done = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var hasRuns = Directory.Exists(_folder.Runs);
        var experiments = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var modules = CheckedModules.Read(
            _folder, settings, _problems,
            new ModuleReading
            {
                Look = read =>
                {
                    var name = Path.GetFileNameWithoutExtension(read.File.Name);
                    if (name == read.Module.Id.Text && done.TryAdd(name, true))
                    {
                        _companions.Check(name, read.Module);
                        _prompts.ReferAll(read.Module);
                        _promotions.Know(read.Module);
                        _routers.Know(read.Module);
                        for (var i = 0; hasRuns && i < read.Module.Experiments.Count; i++)
                        {
                            experiments.TryAdd(read.Module.Experiments[i].Id, name);
                        }
                    }
                },
                Begin = (file, info) => _form.Begin(file, info.FullName, DataKind.Module),
            });
        _fileCount += modules.FileCount;
        var folder = new DirectoryInfo(_folder.Modules);
        if (folder.Exists && !DataFolder.IsLink(folder))
        {
            FolderNames.Check(folder, _problems);
        }

        CheckOtherCompanions(done);
        _runs.CheckAll(_prompts, experiments);
        _ab.CheckAll();
        _prompts.CheckAll();
        _promotions.CheckAll();
        _routers.CheckAll();
        CheckIndex(new FileInfo(_folder.Index));
        CheckSchemas();
    }

    /// <summary>One file of the folder, with what can be said of it alone.</summary>
    public void CheckFile(DataKind kind, FileInfo info)
    {
        switch (kind)
        {
            case DataKind.Settings:
                ReadSettings();
                break;
            case DataKind.Index:
                CheckIndex(info);
                break;
            case DataKind.Module:
                CheckModule(info);
                break;
            case DataKind.Bundle:
                _prompts.Check(info);
                break;
            case DataKind.Ab:
                _ab.Check(info);
                break;
            case DataKind.Run:
                _runs.Check(info, null, null);
                break;
            case DataKind.Benchmark or DataKind.Promotions or DataKind.PromotionReport:
                _promotions.Check(info, kind);
                break;
            case DataKind.Router:
                _routers.Check(info);
                break;
            default:
                TellUnknown(info.Directory!);
                _companions.Check(info, kind, CompanionCheck.ById(ModuleOf(info)));
                break;
        }
    }

    private Settings ReadSettings()
    {
        _fileCount += File.Exists(_folder.Settings) ? 1 : 0;
        return SettingsCheck.Read(_folder, _form, _problems);
    }

    private void CheckModule(FileInfo info)
    {
        _fileCount++;
        if (JsonFile.Read(info, new FileBuffer(), _problems) is { } read)
        {
            var found = _form.Begin(read, info.FullName, DataKind.Module);
            using var file = found.File;
            new ModuleFileCheck(SettingsCheck.Read(_folder, new Problems())).Check(found, info.Name);
            found.MoveTo(_problems);
        }
    }

    /// <summary>The module that a verdict or details file belongs to, by the name of its folder; its own problems are another file's.</summary>
    private Module? ModuleOf(FileInfo companion)
    {
        if (!ModuleId.TryParse(companion.Directory?.Name, out var id) || !File.Exists(_folder.ModuleFile(id)))
        {
            return null;
        }

        using var file = JsonFile.Read(_folder.ModuleFile(id), new Problems());
        return file is not null && JsonFileCheck.Fits(DataKind.Module, file.Tree.Root) ? ModuleReader.TryRead(file.Tree, out _) : null;
    }

    /// <summary>Folders whose module could not be read, or is not there.</summary>
    private void CheckOtherCompanions(ConcurrentDictionary<string, bool> done)
    {
        var others = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, _) in DataPath.Companions)
        {
            var folder = new DirectoryInfo(Path.Combine(_folder.Root, name));
            if (DataFolder.IsLink(folder))
            {
                _problems.Add(CheckedModules.FolderIsLink(folder));
            }
            else if (folder.Exists)
            {
                foreach (var inner in FolderNames.CheckFolders(folder, _problems).Where(f => !done.ContainsKey(f.Name)))
                {
                    others.Add(inner.Name);
                    TellUnknown(inner);
                }
            }
        }

        foreach (var other in others)
        {
            _companions.Check(other, null);
        }
    }

    private void TellUnknown(DirectoryInfo folder)
    {
        var names = _folder.ModuleFiles().Select(f => Path.GetFileNameWithoutExtension(f.Name)).ToList();
        if (!names.Contains(folder.Name))
        {
            _problems.Add(
                SourceSpan.File(DataFolder.Show(folder.FullName)), Codes.References.UnknownModule, $"there is no module {Shown.Text(folder.Name)}",
                Shown.DidYouMeanModule(folder.Name, names) ?? "import a result of it, or delete the folder");
        }
    }

    private void CheckIndex(FileInfo info)
    {
        if (!info.Exists && !DataFolder.IsLink(info))
        {
            return;
        }

        _fileCount++;
        using var file = JsonFile.Read(info, new FileBuffer(), _problems);
        if (file is not null)
        {
            var found = new FileProblems(file);
            JsonFileCheck.Check(DataKind.Index, found);
            found.MoveTo(_problems);
        }
    }

    private void CheckSchemas()
    {
        foreach (var name in SchemaSet.FileNames)
        {
            var info = new FileInfo(Path.Combine(_folder.Root, "schemas", name));
            var right = SchemaSet.Text(name);
            if (!info.Exists || DataFolder.IsLink(info) || (info.Length == right.Length && File.ReadAllBytes(info.FullName).AsSpan().SequenceEqual(right)))
            {
                continue;
            }

            if (_writer is not null)
            {
                _writer.Write(info.FullName, right, _problems);
                continue;
            }

            _problems.Add(
                SourceSpan.File(DataFolder.Show(info.FullName)), Codes.Surroundings.OtherSchema, "this schema differs from the one built into this program, which alone is used",
                "'tracker check --fix' puts that one there: only editors read it");
        }
    }
}
