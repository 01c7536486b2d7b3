using StaticTracker.Diagnostics;
using StaticTracker.Serving;
using StaticTracker.Site;

namespace StaticTracker.Commands;

/// <summary>
/// Builds a site again whenever something changed, and tells the open pages. These are made first; what that leaves is made as soon as it has been quiet for a moment, in which a browser shows them and the next
/// change finds nobody at work.
/// </summary>
internal sealed class Rebuilding : IDisposable
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();
    private readonly Func<IReadOnlySet<string>?, Problems, SiteSummary?> _build;
    private readonly Action<IReadOnlyList<Problem>> _report;
    private readonly ReloadSignal _signal;
    private readonly FolderWatch _watch;
    private readonly Timer _rest;
    private bool _isOver;

    /// <param name="build">Makes some pages, or with null all; null where that failed.</param>
    /// <param name="report">Takes the problems of a build that made all, or failed.</param>
    /// <param name="signal">The open pages.</param>
    /// <param name="folders">The folders to watch.</param>
    /// <param name="counts">Whether the change of a path matters.</param>
    public Rebuilding(Func<IReadOnlySet<string>?, Problems, SiteSummary?> build, Action<IReadOnlyList<Problem>> report, ReloadSignal signal, IReadOnlyList<string> folders, Func<string, bool> counts)
    {
        (_build, _report, _signal) = (build, report, signal);
        _rest = new Timer(_ => Build(null));
        _watch = new FolderWatch(folders, counts, () => Build(_signal.OpenPages()));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
        }

        _watch.Dispose();
        _rest.Dispose();
    }

    private void Build(IReadOnlySet<string>? openPages)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            var problems = new Problems();
            var built = _build(openPages, problems);
            var isPart = built is { Left: > 0 };
            _rest.Change(isPart ? s_quiet : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            var found = problems.ToList();
            if (!isPart)
            {
                _report(found);
            }

            if (built is not null)
            {
                _signal.Reload(built.Changed);
            }
            else
            {
                _signal.ShowProblems(string.Join('\n', found.Select(ProblemReporter.Line)));
            }
        }
    }
}
