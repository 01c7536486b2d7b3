using StaticTracker.Diagnostics;
using StaticTracker.History;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>What is missing of the history, at paths as people read them.</summary>
internal static class HistoryNotices
{
    public static IEnumerable<Problem> Of(ProjectHistory history) => history.Notices.Select(Shown);

    public static Problem Shown(Problem notice) => notice with { Span = notice.Span with { Path = DataFolder.Show(notice.Span.Path) } };
}
