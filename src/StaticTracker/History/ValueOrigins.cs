using System.Text;
using StaticTracker.Git;
using StaticTracker.Json;

namespace StaticTracker.History;

/// <summary>
/// Finds the commits that set values: going back from a commit, the first that holds the value where none of its parents does. One log, and of each file no more versions
/// than it takes; asked only where something is wrong, since it reads old versions whole.
/// </summary>
internal sealed class ValueOrigins
{
    private readonly GitRepository _repository;
    private readonly Dictionary<string, List<(LogCommit Commit, RawChange Change)>> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<ValueQuestion, ValueOrigin> _found = [];

    private ValueOrigins(GitRepository repository) => _repository = repository;

    /// <summary>The answers that history as seen from a commit has; what came with the oldest commit of a shallow clone is not known.</summary>
    public static IReadOnlyDictionary<ValueQuestion, ValueOrigin> Find(GitRepository repository, ObjectId from, IReadOnlyList<ValueQuestion> questions)
    {
        var origins = new ValueOrigins(repository);
        if (questions.Count > 0)
        {
            origins.ReadLog(from, questions.Select(q => q.Path).ToHashSet(StringComparer.Ordinal));
            foreach (var group in questions.GroupBy(q => q.Path, StringComparer.Ordinal))
            {
                origins.Answer(origins._changes.GetValueOrDefault(group.Key, []), [.. group.Distinct()]);
            }
        }

        return origins._found;
    }

    private void ReadLog(ObjectId from, HashSet<string> paths)
    {
        var boundary = Shallow.BoundaryOf(_repository);
        var names = paths.Select(Encoding.UTF8.GetBytes).ToList();

        // Where git fails, less is told: the report itself stands on other readings.
        new LogReader(_repository, path => IsOneOf(names, path)).Read($"{from}", commit =>
        {
            foreach (var change in boundary.Contains(commit.Id) ? [] : commit.Changes)
            {
                if (!_changes.TryGetValue(change.Path, out var changes))
                {
                    _changes.Add(change.Path, changes = []);
                }

                changes.Add((commit, change));
            }

            return true;
        });
    }

    private static bool IsOneOf(List<byte[]> names, ReadOnlySpan<byte> path)
    {
        foreach (var name in names)
        {
            if (path.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes back through a file's changes until every question about it is answered.</summary>
    private void Answer(List<(LogCommit Commit, RawChange Change)> changes, List<ValueQuestion> questions)
    {
        var ids = changes.SelectMany(c => c.Change.Old.Prepend(c.Change.New)).Where(s => s.IsFile).Select(s => s.Id).Distinct().ToList();
        using var blobs = new BlobReader(_repository, ids);
        var known = new Dictionary<ObjectId, HashSet<ValueQuestion>>();
        var next = 0;
        foreach (var (commit, change) in changes)
        {
            var set = HoldersOf(change.New).Where(q => change.Old.All(old => !HoldersOf(old).Contains(q))).ToList();
            foreach (var question in set)
            {
                _found.TryAdd(question, new ValueOrigin(commit.Id.ToString(), commit.Author, commit.AuthoredAt, commit.Subject));
            }

            if (questions.TrueForAll(_found.ContainsKey))
            {
                return;
            }
        }

        // Which of the questions' values a version holds. Versions are read in the order in which they were asked for.
        HashSet<ValueQuestion> HoldersOf(RawSide side)
        {
            while (side.IsFile && !known.ContainsKey(side.Id))
            {
                using var content = blobs.Next(ids[next]);
                known.Add(ids[next++], Holds(content?.Memory, questions));
            }

            return side.IsFile ? known[side.Id] : [];
        }
    }

    private static HashSet<ValueQuestion> Holds(ReadOnlyMemory<byte>? text, List<ValueQuestion> questions)
    {
        var held = new HashSet<ValueQuestion>();
        using var tree = text is { } known ? JsonTree.TryParse(known, out _) : null;
        if (tree is null)
        {
            return held;
        }

        var experiments = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var element in tree.Root["experiments"u8].Elements)
        {
            experiments.TryAdd(element["id"u8].AsString() ?? "", element);
        }

        foreach (var question in questions)
        {
            if (experiments.TryGetValue(question.Experiment, out var experiment) && IsHeld(experiment, question))
            {
                held.Add(question);
            }
        }

        return held;
    }

    private static bool IsHeld(JsonNode experiment, ValueQuestion question)
    {
        if (question.Field is not { } field)
        {
            return true;
        }

        using var value = JsonTree.Parse(Encoding.UTF8.GetBytes(question.Value!));
        return Find(experiment, field) is { Exists: true } node && FieldDifferences.AreSame(node, value.Root);
    }

    /// <summary>The value of a field by its path; names may hold dots themselves.</summary>
    private static JsonNode Find(JsonNode node, ReadOnlySpan<char> path)
    {
        foreach (var member in node.Members)
        {
            var name = member.Name;
            if (path.SequenceEqual(name))
            {
                return member.Value;
            }

            if (path.Length > name.Length && path[name.Length] == '.' && path.StartsWith(name, StringComparison.Ordinal)
                && Find(member.Value, path[(name.Length + 1)..]) is { Exists: true } found)
            {
                return found;
            }
        }

        return default;
    }
}
