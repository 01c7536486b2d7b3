using System.Text;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.History;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Reporting;

/// <summary>
/// What judges a change: the settings, and which rubric each module's match rate is about, as the base has them. Where the base of the comparison is a merge base, the
/// tip of its branch is meant: who branches off chooses where, and an old commit may have had an easier policy.
/// </summary>
internal sealed class BasePolicy
{
    private readonly GitRepository _repository;
    private readonly DataTree _tree;
    private readonly Dictionary<string, string?> _primaryRubrics = new(StringComparer.Ordinal);

    public BasePolicy(GitRepository repository, DataTree tree, HeadData head, Problems problems)
    {
        _repository = repository;
        _tree = tree;
        Settings = Read(head.Show(DataFolder.SettingsName), problems);
    }

    /// <summary>The defaults, with a problem, where the file cannot be used.</summary>
    public Settings Settings { get; }

    /// <summary>Looks up the primary rubrics of modules whose files the tip has otherwise than the base of the comparison.</summary>
    /// <param name="paths">Module files below the data folder.</param>
    /// <param name="atBase">What each is at the base of the comparison.</param>
    public void ReadPrimaryRubrics(IEnumerable<string> paths, IReadOnlyDictionary<string, ObjectId> atBase)
    {
        var others = new List<(string Path, ObjectId Id)>();
        foreach (var path in paths)
        {
            if (_tree.Files.TryGetValue(path, out var side) && side.IsFile && !(atBase.TryGetValue(path, out var id) && id == side.Id))
            {
                others.Add((path, side.Id));
            }
        }

        foreach (var (path, bytes) in DataTree.Read(_repository, others))
        {
            using var tree = bytes is null ? null : JsonTree.TryParse(bytes, out _);
            _primaryRubrics[path] = tree?.Root["primary_rubric"u8].AsString();
        }
    }

    /// <summary>The module as it is judged: with the primary rubric of the base, unless it is new.</summary>
    public Module Judged(Module module, string path, ModuleChange change)
    {
        if (_primaryRubrics.TryGetValue(path, out var primary))
        {
            return module with { PrimaryRubric = primary };
        }

        if (change.Facts.OfType<DataFact.ModuleFieldChanged>().FirstOrDefault(f => f.Field.Field == SettingsChanges.PrimaryRubric) is not { Field: var field })
        {
            return module;
        }

        using var before = field.Before is null ? null : JsonTree.Parse(Encoding.UTF8.GetBytes(field.Before));
        return module with { PrimaryRubric = before?.Root.AsString() };
    }

    private Settings Read(string shown, Problems problems)
    {
        if (!_tree.Files.TryGetValue(DataFolder.SettingsName, out var side))
        {
            return Settings.Default;
        }

        var bytes = side.IsFile ? _tree.ReadFile(_repository, DataFolder.SettingsName) : null;
        using var tree = bytes is null ? null : JsonTree.TryParse(bytes, out _);
        if (tree is not null && SettingsCheck.Fits(tree))
        {
            return SettingsReader.Read(tree);
        }

        problems.Add(SourceSpan.File(shown), Codes.History.BrokenBase, "the settings cannot be used at the base, so that the defaults judge", "repair them on the base branch");
        return Settings.Default;
    }
}
