using System.CommandLine;
using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Git;
using StaticTracker.Reporting;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>What <c>diff</c> and <c>gate</c> have in common: the two ends, the day, whether removals are allowed.</summary>
internal sealed class RangeOptions
{
    /// <summary>Set by GitHub's workflows for pull requests: the branch that it goes to.</summary>
    private const string BaseBranchVariable = "GITHUB_BASE_REF";

    private const string EpochVariable = "SOURCE_DATE_EPOCH";

    public Argument<string?> From { get; } = new("BASE")
    {
        HelpName = "BASE", CompletionSources = { Offers.Revisions },
        Description = "A revision, or a range: A..B, A...B from the merge base (left out: the merge base of HEAD with the pull request's base, else with origin/HEAD)", Arity = ArgumentArity.ZeroOrOne,
    };

    public Argument<string?> To { get; } = new("HEAD") { HelpName = "HEAD", CompletionSources = { Offers.Revisions }, Description = "The revision to compare (left out: the working tree)", Arity = ArgumentArity.ZeroOrOne };

    public Option<string?> Now { get; } = new("--now")
    {
        Description = "The day that overrides of the gate are held against, yyyy-mm-dd (default: that of SOURCE_DATE_EPOCH, else today in UTC)", HelpName = "DAY",
    };

    public Option<bool> AllowRemoved { get; } = new("--allow-removed") { Description = "Tell removed experiments and modules as a warning, not as an error" };

    /// <summary>The report that was asked for; null, with what is wrong told, where it cannot be made: misuse.</summary>
    public DiffReport? Read(ParseResult result, CommandContext context, string? against = null)
    {
        if (Refusal(result) is { } refusal)
        {
            context.Error.WriteLine(ProblemReporter.Visible($"tracker: {refusal}"));
            return null;
        }

        if (context.FindData() is not { } folder)
        {
            return Refuse(context);
        }

        var discovery = GitRepository.Discover(folder.Root);
        if (discovery is not { State: GitState.Found, Repository: { } repository })
        {
            context.Problems.Add(discovery.Refusal(DataFolder.Show(folder.Root), "nothing can be compared"));
            return Refuse(context);
        }

        var options = new DiffOptions { Day = Day(result)!.Value, Against = against, AllowRemoved = result.GetValue(AllowRemoved) };
        return DiffRange.Resolve(repository, result.GetValue(From), result.GetValue(To), Environment.GetEnvironmentVariable(BaseBranchVariable), context.Problems) is { } range
            && DiffReader.Read(repository, folder, range, options, context.Problems) is { } report ? report : Refuse(context);
    }

    /// <summary>The day as told, else that of SOURCE_DATE_EPOCH, else the one it is; null where what was told is none. Only overrides that run out need it.</summary>
    internal static DateOnly? DayOf(string? told, string? sourceDateEpoch, DateTimeOffset now) =>
        told is not null ? DateOnly.TryParseExact(told, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null
            : string.IsNullOrEmpty(sourceDateEpoch) ? DateOnly.FromDateTime(now.UtcDateTime)
            : long.TryParse(sourceDateEpoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime) : null;

    private DateOnly? Day(ParseResult result) => DayOf(result.GetValue(Now), Environment.GetEnvironmentVariable(EpochVariable), DateTimeOffset.UtcNow);

    private string? Refusal(ParseResult result)
    {
        // What is no option of the verb ends up as a revision.
        var unfit = new[] { result.GetValue(From), result.GetValue(To) }.FirstOrDefault(r => r is ['-', ..]);
        return unfit is not null ? $"'{unfit}' is neither an option of {result.CommandResult.Command.Name} nor a revision."
            : Day(result) is not null ? null
            : result.GetValue(Now) is { } told ? $"'{told}' is no day: write it as yyyy-mm-dd."
            : $"{EpochVariable} is '{Environment.GetEnvironmentVariable(EpochVariable)}', which is no number of seconds.";
    }

    private static DiffReport? Refuse(CommandContext context)
    {
        context.Finish();
        return null;
    }
}
