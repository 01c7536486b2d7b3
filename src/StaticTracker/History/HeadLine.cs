using StaticTracker.Git;

namespace StaticTracker.History;

/// <summary>The line that HEAD's branch went along, from the first parents of a log's commits: those come in the order of their times, which clocks may have got wrong.</summary>
internal sealed class HeadLine
{
    private readonly Dictionary<ObjectId, ObjectId> _firstParents = [];
    private readonly Dictionary<string, int> _steps = new(StringComparer.Ordinal);

    public void Add(LogCommit commit) => _firstParents.TryAdd(commit.Id, commit.FirstParent);

    /// <summary>Goes along the line as far as the log went; gives the first commit that it does not hold, the null one at the end.</summary>
    public ObjectId Follow(ObjectId head)
    {
        var at = head;
        while (!at.IsNull && _firstParents.TryGetValue(at, out var next))
        {
            _steps.Add(at.ToString(), _steps.Count);
            at = next;
        }

        return at;
    }

    /// <summary>The same commits, each with its place on the line; <paramref name="before"/> stand on it before them.</summary>
    public List<DataCommit> Number(List<DataCommit> commits, int before)
    {
        var onLine = new List<(int Step, int At)>();
        for (var i = 0; i < commits.Count; i++)
        {
            if (_steps.TryGetValue(commits[i].Hash, out var step))
            {
                onLine.Add((step, i));
            }
            else if (commits[i].IsOnLine)
            {
                commits[i] = commits[i] with { LinePlace = DataCommit.OffLine };
            }
        }

        onLine.Sort();
        for (var i = 0; i < onLine.Count; i++)
        {
            var place = before + onLine.Count - 1 - i;
            commits[onLine[i].At] = commits[onLine[i].At].LinePlace == place ? commits[onLine[i].At] : commits[onLine[i].At] with { LinePlace = place };
        }

        return commits;
    }
}
