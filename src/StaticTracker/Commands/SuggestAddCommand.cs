using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Suggestions;

namespace StaticTracker.Commands;

/// <summary><c>tracker suggest add</c>: makes a suggestion, in own words or as the figures propose it.</summary>
internal static class SuggestAddCommand
{
    public static Verb Create()
    {
        var module = new Argument<string>("MODULE") { HelpName = "MODULE", CompletionSources = { Offers.Modules }, Description = "The module" };
        var text = new Argument<string?>("TEXT") { Description = "What would improve the prompt", Arity = ArgumentArity.ZeroOrOne };
        var proposed = new Option<bool>("--proposed") { Description = "Add what 'tracker suggest' proposes (with --rubric: for that one), instead of TEXT" };
        var rubric = new Option<string?>("--rubric") { Description = "The rubric it is about", HelpName = "ID" };
        var version = new Option<string?>("--version") { Description = "The prompt version it is about (default: the newest)", HelpName = "VERSION" };
        var issue = new Option<string?>("--issue") { Description = "What is wrong (default: the rubric's figures, where it is weak in the newest version)", HelpName = "TEXT" };
        var priority = new Option<string?>("--priority") { Description = "high, medium or low (default: by the rubric's rate, likewise)", HelpName = "WORD" };
        priority.AcceptOnlyFromAmong([.. SuggestionStatus.Priorities]);
        var supersedes = new Option<string?>("--supersedes") { Description = "The suggestion of this module whose place it takes", HelpName = "SUGGESTION" };
        var write = new SuggestionWrite();
        var verb = new Verb(
            "add", "Make a suggestion for a module's prompt",
            "tracker suggest add m01 \"Add explicit examples for medical brands\" --rubric M01_brand_extracted",
            "tracker suggest add m01 --proposed --commit       # one for each rubric that is weak beyond chance",
            "tracker suggest add m01 \"Show two examples, not five\" --supersedes 1a2b3c4d")
        {
            Arguments = { module, text },
            Options = { proposed, rubric, version, issue, priority, supersedes },
            Run = (result, context) => Run(context, result, write, new Wish(result.GetValue(module)!, result.GetValue(text), result.GetValue(proposed))
            {
                Rubric = result.GetValue(rubric),
                Version = result.GetValue(version),
                Issue = result.GetValue(issue),
                Priority = result.GetValue(priority),
                Supersedes = result.GetValue(supersedes),
            }),
        };
        foreach (var option in write.Options)
        {
            verb.Add(option);
        }

        return verb;
    }

    private static int Run(CommandContext context, ParseResult result, SuggestionWrite write, Wish wish)
    {
        if (wish.Refusal is { } refusal)
        {
            context.Error.WriteLine($"tracker: {ProblemReporter.Visible(refusal)}");
            return ExitCode.Misuse;
        }

        var isMisused = false;
        var exit = write.Run(context, result, (folder, settings) => Add(context, folder, settings, wish, out isMisused));
        return isMisused ? ExitCode.Misuse : exit;
    }

    private static SuggestionAct? Add(CommandContext context, DataFolder folder, Settings settings, Wish wish, out bool isMisused)
    {
        isMisused = false;
        if (ModuleArgument.Find(context, wish.Module, [.. folder.ModuleFiles().Select(f => Path.GetFileNameWithoutExtension(f.Name))]) is not { } id)
        {
            isMisused = true;
            return null;
        }

        var reader = new SuggestReader(context, folder, settings);
        if (reader.ReadModule(id) is not { } module || JsonFile.Read(folder.ModuleFile(id), context.Problems) is not { } file)
        {
            return null;
        }

        using (file)
        {
            var editor = new SuggestionEditor(file, module, module.PrimaryRubric ?? settings.Of(id).PrimaryRubric, context.Problems);
            var wanted = Wanted(reader.AdviceOn(module, null), wish);
            if (wanted.Count == 0)
            {
                context.Problems.Add(
                    SourceSpan.File(file.Path), Codes.Suggesting.UnfitSuggestion, wish.Proposed ? "the figures propose nothing here" : $"{id} has no experiment, so that there is no version to suggest something for",
                    wish.Proposed ? $"'tracker suggest {id}' says why" : "import a result of it first");
                return null;
            }

            int? place = null;
            if (wish.Supersedes is { } old)
            {
                using var found = new SuggestionFinder(context, folder).Find(old.Contains('/', StringComparison.Ordinal) ? old : $"{id}/{old}");
                if (found is null)
                {
                    return null;
                }

                if (found.Module.Id != id)
                {
                    context.Problems.Add(SourceSpan.File(old), Codes.Suggesting.NoSuchSuggestion, $"this suggestion is one of {found.Module.Id}, and only one of {id} can give way to one of {id}", $"'tracker suggest {id} --all' lists them");
                    return null;
                }

                place = found.Place;
            }

            return editor.Add(wanted, place, out var added) is { } text ? new SuggestionAct(id, text, "added", added) : null;
        }
    }

    private static List<Suggestion> Wanted(ModuleAdvice advice, Wish wish)
    {
        if (advice.Weak is not { } weak)
        {
            return [];
        }

        if (wish.Proposed)
        {
            return
            [
                .. weak.Rubrics.Where(r => r.Proposal is not null && (wish.Rubric is null || r.Rubric == wish.Rubric)).Select(r => new Suggestion
                {
                    Version = weak.Version, Rubric = r.Rubric, Issue = wish.Issue is "" ? null : wish.Issue ?? r.Proposal!.Issue, Text = r.Proposal!.Text, Priority = wish.Priority ?? r.Priority, Status = SuggestionStatus.Pending,
                }),
            ];
        }

        var version = wish.Version is null ? weak.Version : PromptVersion.Parse(wish.Version);
        var known = version == weak.Version ? weak.Rubrics.FirstOrDefault(r => r.Rubric == wish.Rubric && wish.Rubric is not null) : null;
        return
        [
            new Suggestion
            {
                Version = version, Rubric = wish.Rubric, Issue = wish.Issue is "" ? null : wish.Issue ?? (known is null ? null : WeakRubrics.IssueOf(known, weak.Experiment)), Text = wish.Text!.Trim(),
                Priority = wish.Priority ?? known?.Priority, Status = SuggestionStatus.Pending,
            },
        ];
    }

    private sealed record Wish(string Module, string? Text, bool Proposed)
    {
        public string? Rubric { get; init; }

        public string? Version { get; init; }

        public string? Issue { get; init; }

        public string? Priority { get; init; }

        public string? Supersedes { get; init; }

        /// <summary>What is wrong with the options together; null: nothing.</summary>
        public string? Refusal =>
            Proposed == !string.IsNullOrWhiteSpace(Text) ? Proposed ? "--proposed takes the place of TEXT: give one of them." : "say what would improve the prompt, or give --proposed."
                : Version is not null && !PromptVersion.TryParse(Version, out _) ? $"--version '{Version}' is no prompt version: valid are {PromptVersion.ValidValues}."
                : Proposed && Version is not null ? "--proposed is about the newest version: leave --version out."
                : Proposed && Supersedes is not null && Rubric is null ? "--supersedes takes the place of one suggestion: name its --rubric."
                : null;
    }
}
