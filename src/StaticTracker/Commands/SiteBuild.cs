using System.Diagnostics;
using System.Globalization;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Gating;
using StaticTracker.History;
using StaticTracker.Indexing;
using StaticTracker.Indexing.Caching;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Prompts;
using StaticTracker.Runs;
using StaticTracker.Runs.Ab;
using StaticTracker.Site;
using StaticTracker.Site.Joining;
using StaticTracker.Site.Output;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>One build of the site: read and check the data, index, read history, render, swap in. Used by <c>build</c> and <c>serve</c>.</summary>
internal sealed class SiteBuild(CommandContext context, DataFolder folder)
{
    /// <summary>What a build makes of a thousand modules when one of them changed: looking for garbage meanwhile takes a third of it.</summary>
    private const long PauseBytes = 256 << 20;

    /// <summary>Of these, for the caches, each read as one.</summary>
    private const long LargePauseBytes = 56 << 20;

    private CollectionPause _pause = CollectionPause.None;

    /// <summary>Where the site is made.</summary>
    public required string Output { get; init; }

    /// <summary>Read the history from git.</summary>
    public bool WithHistory { get; init; } = true;

    /// <summary>Take over what did not change from the last build.</summary>
    public bool Incremental { get; init; } = true;

    /// <summary>The pages that somebody looks at: others may wait for a later build. Null: all are made.</summary>
    public IReadOnlySet<string>? OpenPages { get; init; }

    /// <summary>Replace a folder that this program did not make.</summary>
    public bool Force { get; init; }

    /// <summary>The folder whose files replace built-in templates; null: <c>site-templates</c> beside the data.</summary>
    public string? Templates { get; init; }

    /// <summary>The file to join the whole site to, beside its folder; null: none.</summary>
    public SingleFileTarget? SingleFile { get; init; }

    /// <summary>What became of <see cref="SingleFile"/>; null until it is there.</summary>
    public JoinedSummary? Joined { get; private set; }

    /// <summary>The site's folder is wanted, and not the file alone.</summary>
    public bool KeepsFolder { get; init; } = true;

    /// <summary>Builds; null, with what is wrong in <paramref name="problems"/>, where that failed: the last good site stands then.</summary>
    public SiteSummary? Run(Problems problems)
    {
        try
        {
            return Make(problems);
        }
        catch (Exception e) when (OfTheSystem(e) is not null)
        {
            problems.Add(
                SourceSpan.File(DataFolder.Show(Output)), Codes.Surroundings.NotWritable, $"the site cannot be made: {OfTheSystem(e)!.Message}", "look at permissions and free space; the last good site stands");
            return null;
        }
        finally
        {
            _pause.Dispose();
            _pause = CollectionPause.None;
        }
    }

    /// <summary>
    /// Where nearly everything is taken over from the last build, what is read is needed to the end, and little else is made. From before the history is read: a pause begins with a
    /// collection, which finds nothing yet.
    /// </summary>
    private void PauseCollecting(string cacheFolder)
    {
        if (Incremental && RowCache.IsIn(cacheFolder))
        {
            _pause = CollectionPause.Begin(PauseBytes, LargePauseBytes);
        }
    }

    /// <summary>A full disk, a folder that must not be written, a file that went away while it was read: what the system says, from whichever thread.</summary>
    private static Exception? OfTheSystem(Exception e) =>
        e is AggregateException many ? many.Flatten().InnerExceptions.Select(OfTheSystem).FirstOrDefault(i => i is not null)
        : e is IOException or UnauthorizedAccessException ? e : null;

    private SiteSummary? Make(Problems problems)
    {
        var clock = Stopwatch.StartNew();
        var standing = SiteOutput.LookAt(Output);
        var settings = SettingsCheck.Read(folder, problems);
        var logo = SettingsCheck.CheckTheme(folder, problems);
        var history = WithHistory ? HistoryReader.Read(folder.Root, HistoryOptions.Default with { Begins = PauseCollecting }) : ProjectHistory.None;
        problems.AddRange(history.Notices);
        Talk($"history read: {history.Commits.Count} commits, {clock.ElapsedMilliseconds} ms");
        var lists = PromotionReader.ModulesOf(folder).Select(m => PromotionReader.Read(folder, m, problems)).OfType<PromotionList>().ToList();
        var records = ReadRecords(settings, problems);
        var routers = PublishedRouters.Read(folder, settings, lists, records.ModuleOf);
        var options = new SiteOptions
        {
            Folder = Output,
            Sources = [folder.Root],
            Settings = settings,
            Logo = logo,
            History = history,
            Promotions = new PublishedPromotions(lists, routers),
            Routers = routers,
            Cases = settings.Publish.Items ? new PublishedCases(folder) : null,
            Records = records,
            TemplatesFolder = Templates ?? Path.Join(folder.Project, "site-templates"),
            SettingsFile = folder.Settings,
            Data = folder,
            CacheFolder = Incremental ? history.CacheFolder : null,
            Standing = standing,
            OpenPages = OpenPages,
            Force = Force,
        };
        using var site = problems.HasErrors ? null : SiteBuilder.Open(options, problems);
        if (site is null)
        {
            return null;
        }

        // What the policy says hangs on everything of a module, so that with one all are read each time.
        var gate = settings.Gate is { } policy ? new StandingGate(settings, policy, DayOf(GeneratedAt.Of(history))) : null;
        var project = LoadedProject.Read(folder, settings, problems, gate is null ? options.CacheFolder : null, site, gate: gate);
        Talk($"modules rendered: {project.Rows.Count}, of which read: {project.FilesRead}, {clock.ElapsedMilliseconds} ms");
        if (problems.HasErrors)
        {
            return null;
        }

        var index = HeatmapIndexer.Combine(project.Rows, GeneratedAt.Of(history));
        var summary = site.Finish(index, () =>
        {
            if (!IndexFile.Write(folder, index, context, problems, project.Known, site))
            {
                return false;
            }

            project.Known.Save();
            return true;
        });
        Talk($"site in place: {clock.ElapsedMilliseconds} ms");
        if (summary is not null && SingleFile is not null)
        {
            Join(new SiteJoiner(Output, site.Templates), SingleFile, problems);
        }

        if (summary is null || problems.HasErrors)
        {
            return null;
        }

        Summarise(summary, settings, clock.Elapsed);
        return summary;
    }

    /// <summary>Prompts and runs; what a page of theirs needs of the modules is read when it is made.</summary>
    private ProjectRecords ReadRecords(Settings settings, Problems problems)
    {
        var prompts = new PromptLibrary(folder);
        return new ProjectRecords
        {
            Prompts = [.. prompts.Modules.SelectMany(m => prompts.Of(m, problems))],
            Runs = new RunLibrary(folder).All(problems),
            Experiments = AbReader.All(folder, problems),
            ReadModule = id => new ExperimentFinder(context, folder, settings).Read(id),
            ReadSheet = (module, experiment) => VerdictSheetReader.Read(folder, module, experiment, new Problems()),
            ReadItems = (module, set, version) => ItemSheetReader.Read(folder, module, set, version, new Problems()),
        };
    }

    private void Join(SiteJoiner joiner, SingleFileTarget target, Problems problems)
    {
        var shown = SourceSpan.File(DataFolder.Show(target.Path));
        if (joiner.Join() is not { } joined)
        {
            problems.Add(shown, Codes.Site.TooLarge, $"the start page with its data is more than {Count.Bytes(SiteJoiner.MaxBytes)}", "hand out the folder: tracker build");
            return;
        }

        Joined = joined.Summary;
        if (Joined.ToLeftOut() is { IsEmpty: false } left)
        {
            problems.Add(shown, Codes.Site.LeftOut, $"to keep it under {Count.Bytes(SiteJoiner.MaxBytes)}, {left} are left out", "the folder that tracker build makes has everything");
        }

        target.Write(joined.File);
    }

    /// <summary>The day that overrides are held against: that of the data, so that the same commit gives the same site.</summary>
    private static DateOnly? DayOf(string? time) => Timestamp.TryParse(time, out var at) ? DateOnly.FromDateTime(at.Order) : null;

    private void Summarise(SiteSummary summary, Settings settings, TimeSpan took)
    {
        var time = took.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture);
        if (KeepsFolder)
        {
            context.Say($"{DataFolder.Show(Output)}: {Count.Of(summary.Files, "file")}, {Count.Of(summary.Written, "file")} written ({Count.Bytes(summary.Bytes)}), {time} s");
        }

        if (Joined is not null)
        {
            context.Say($"{DataFolder.Show(SingleFile!.Path)}: {Count.Of(Joined.Pages, "page")} in one file ({Count.Bytes(Joined.Bytes)}), {time} s");
        }

        var publish = settings.Publish;
        string?[] made =
        [
            "experiments and suggestions", publish.Authors ? "commit authors' names" : null, publish.Sources ? "names and hashes of source files" : null,
            publish.Items ? "items" : null, publish.Details ? "details" : null, publish.Prompts ? "prompts" : null,
        ];
        context.Say($"made public: {string.Join(", ", made.Where(m => m is not null))} (site.publish in tracker.json)");
    }

    private void Talk(string line)
    {
        if (context.Verbose)
        {
            context.Say(line);
        }
    }
}
