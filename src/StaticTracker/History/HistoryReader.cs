using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.History.Caching;

namespace StaticTracker.History;

/// <summary>
/// What git knows of a data folder. One log and one run through the versions of the module files, never a walk per file; what was found is
/// kept beside git's own data, so that the next reading looks at new commits only.
/// </summary>
public static class HistoryReader
{
    public static ProjectHistory Read(string dataFolder, HistoryOptions? options = null)
    {
        options ??= HistoryOptions.Default;
        var discovery = GitRepository.Discover(dataFolder, options.Git);
        return discovery.Repository is { } repository
            ? new Reading(repository, dataFolder, options).Read(discovery.Problem)
            : ProjectHistory.None with { Notices = [discovery.Problem!] };
    }

    private sealed class Reading(GitRepository repository, string dataFolder, HistoryOptions options)
    {
        private readonly DataPaths _paths = new(repository.Prefix);

        public ProjectHistory Read(Problem? found)
        {
            var settings = Task.Run(() => RepositorySettings.Read(repository));
            var cache = options.UseCache ? new HistoryCache(repository) : null;
            var cacheFolder = cache is null ? null : Path.Join(repository.GitDir, "statictracker");
            if (cacheFolder is not null)
            {
                options.Begins?.Invoke(cacheFolder);
            }

            var kept = cache?.TryLoad();
            var tree = new WorkingTree(repository, dataFolder);
            var isSameHead = kept?.Head == repository.Head;
            var stamps = kept is null ? [] : cache!.LoadStamps();
            using var texts = kept is null ? new HeadTexts() : null;
            var comparing = Task.Run(() =>
            {
                var files = isSameHead ? kept!.HeadFiles : repository.Head.IsNull ? [] : HeadFile.List(repository, _paths);
                return new AgainstHead(files, tree.Compare(files, stamps, texts));
            });
            var (commits, notices, segments, mayKeep) = isSameHead ? (kept!.Commits, kept.Notices, kept.Segments, true)
                : repository.Head.IsNull ? ([], [], [], false)
                : ReadCommits(settings, kept, texts);
            var (files, uncommitted) = comparing.GetAwaiter().GetResult();
            if (cache is not null && mayKeep && !isSameHead)
            {
                cache.Save(new CacheContent { Head = repository.Head, HeadFiles = files, Notices = notices, Segments = segments, Commits = commits });
            }

            if (cache is not null && mayKeep && !AreSame(stamps, tree.Stamps))
            {
                cache.SaveStamps(tree.Stamps);
            }

            return new ProjectHistory
            {
                Commits = commits.All(commit => commit.TellsSomething) ? commits : [.. commits.Where(commit => commit.TellsSomething)],
                Line = IsWhole(notices) ? [.. commits.Where(commit => commit.IsOnLine).OrderByDescending(commit => commit.LinePlace)] : [],
                Uncommitted = uncommitted,
                Notices = [.. found is null ? [] : new[] { found }, .. Ordered([.. notices.Select(n => n.Problem), .. tree.Notices])],
                CommitUrlPattern = CommitPages.PatternOf(settings.GetAwaiter().GetResult().RemoteUrl),
                Head = repository.Head.IsNull ? null : repository.Head.ToString(),
                CacheFolder = cacheFolder,
            };
        }

        /// <summary>Whether nothing is missing that what stands at a commit is made of.</summary>
        private static bool IsWhole(IReadOnlyList<CommitNotice> notices) => notices.All(n => n.Problem.Code != Codes.History.Shallow && n.Problem.Code != Codes.History.MissingObject);

        private static bool AreSame(Dictionary<string, FileStamp> a, Dictionary<string, FileStamp> b) =>
            a.Count == b.Count && b.All(pair => a.TryGetValue(pair.Key, out var stamp) && ReferenceEquals(stamp, pair.Value));

        private static IReadOnlyList<Problem> Ordered(IEnumerable<Problem> all)
        {
            var problems = new Problems();
            problems.AddRange(all);
            return problems.ToList();
        }

        private (IReadOnlyList<DataCommit> Commits, IReadOnlyList<CommitNotice> Notices, IReadOnlyList<ReadOnlyMemory<byte>> Segments, bool MayKeep) ReadCommits(
            Task<RepositorySettings> settings, CacheContent? kept, HeadTexts? texts)
        {
            if (kept is not null)
            {
                // Commits that only the kept head leads to: the history was rewritten, or another branch is checked out.
                var since = new CommitReading(repository, settings, _paths, dataFolder, null, new Dictionary<string, DataCommit>());
                var added = since.ReadSince(kept.Head, kept.Commits.Count(commit => commit.IsOnLine));
                if (added is not null && !since.NeedsMore && !since.IsIncomplete)
                {
                    var segments = added.Count == 0 ? kept.Segments : [Segment.Write(added), .. kept.Segments];
                    return ([.. added, .. kept.Commits], [.. since.Notices, .. kept.Notices], segments, true);
                }
            }

            // What a commit brought is settled by the commit: of a kept history only the part that HEAD still leads to is taken over.
            var (reading, all) = ReadAll(settings, kept?.Commits ?? [], texts);
            if (reading.NeedsMore && reading.Known.Count > 0)
            {
                (reading, all) = ReadAll(settings, [], texts);
            }

            var notices = reading.Notices.Concat(kept?.Notices.Where(n => reading.Known.Contains(n.Commit)) ?? []).ToList();
            return (all, notices, options.UseCache && !reading.IsIncomplete ? [Segment.Write(reading.Known.Count > 0 ? Segment.Rewrite(all) : all)] : [], !reading.IsIncomplete);
        }

        private (CommitReading Reading, List<DataCommit> Commits) ReadAll(Task<RepositorySettings> settings, IReadOnlyList<DataCommit> known, HeadTexts? texts)
        {
            var reading = new CommitReading(repository, settings, _paths, dataFolder, texts, known.ToDictionary(commit => commit.Hash, StringComparer.Ordinal));
            return (reading, reading.ReadAll());
        }

        private sealed record AgainstHead(IReadOnlyList<HeadFile> Files, List<ModuleChange> Changes);
    }
}
