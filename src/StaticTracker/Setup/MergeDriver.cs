using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Storage;

namespace StaticTracker.Setup;

/// <summary>
/// The settings of a clone that let git merge data files by identity and show module files as text. A repository cannot bring them along, so that each
/// clone has to be told; the attributes that name them are tracked, and mean nothing where they are not set.
/// </summary>
public sealed class MergeDriver
{
    /// <summary>What the attributes call the driver of merges and of differences.</summary>
    public const string Name = "tracker";

    private readonly GitRepository _repository;

    private MergeDriver(GitRepository repository, IReadOnlyList<KeyValuePair<string, string>> changes) => (_repository, Changes) = (repository, changes);

    /// <summary>Settings that are missing or say something else, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Changes { get; }

    /// <summary>What is to be set in the clone that a folder belongs to; null, with a problem, where there is none.</summary>
    public static MergeDriver? Plan(string root, string command, Problems problems)
    {
        var discovery = GitRepository.Discover(root);
        if (discovery.Repository is not { } repository)
        {
            problems.Add(discovery.Refusal(DataFolder.Show(root), "a merge driver is a setting of a git repository"));
            return null;
        }

        return new MergeDriver(repository, [.. Settings(command).Where(s => Read(repository, s.Key) != s.Value)]);
    }

    /// <summary>Sets them; false, with a problem, where git cannot.</summary>
    public bool Write(Problems problems)
    {
        foreach (var (key, value) in Changes)
        {
            var output = _repository.Program.Run(_repository.Folder, ["config", "--local", "--replace-all", key, value], writes: true);
            if (!output.Succeeded)
            {
                problems.Add(SourceSpan.File(DataFolder.Show(_repository.Folder)), Codes.Surroundings.NotWritable, $"git cannot set {key}: {output.Reason}", "look at the permissions of .git/config, then run init again");
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Where the program is missing, or broken, git takes what stands in our version for the result: so that its own merge is made then, which marks
    /// what both sides changed.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Settings(string command) =>
    [
        new($"merge.{Name}.name", "data files of tracker, merged by identity"),
        new($"merge.{Name}.driver",
            $"{command} merge %O %A %B --path %P --marker-size %L --our-label %X --their-label %Y || {{ e=$?; grep -q '^<<<<<<<' %A || git merge-file -q --marker-size=%L %A %O %B; exit $e; }}"),
        new($"merge.{Name}.recursive", $"{Name}-ancestor"),
        new($"merge.{Name}-ancestor.name", "common ancestors of data files of tracker"),
        new($"merge.{Name}-ancestor.driver", $"{command} merge %O %A %B --path %P --as-ancestor || git merge-file -q --marker-size=%L %A %O %B"),
        new($"diff.{Name}.textconv", $"{command} show --file"),
    ];

    /// <summary>Git's own merge under the driver's name: what a host does, where no driver is registered.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ByLines =>
        [new($"merge.{Name}.driver", "git merge-file -q --marker-size=%L %A %O %B"), new($"merge.{Name}.recursive", "text")];

    private static string? Read(GitRepository repository, string key)
    {
        var output = repository.Run("config", "--local", "-z", "--get", key);
        return output.Succeeded ? output.Text.TrimEnd('\0') : null;
    }
}
