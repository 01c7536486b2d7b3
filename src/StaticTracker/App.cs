using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using StaticTracker.Commands;
using StaticTracker.Diagnostics;

namespace StaticTracker;

/// <summary>The whole program: parses the arguments, runs one verb, reports, returns an exit code.</summary>
public static partial class App
{
    /// <summary>No argument names a file of arguments: @org/team is an owner.</summary>
    private static ParserConfiguration Parsing => new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs the program in-process. Exit codes: <see cref="ExitCode"/>.</summary>
    public static int Run(IReadOnlyList<string> args, TextReader input, TextWriter output, TextWriter error)
    {
        try
        {
            return RunVerb(args, input, output, error);
        }
        catch (Exception e) when (Fault(e) is not null)
        {
            return TellOther(error, Fault(e)!);
        }
    }

    /// <summary>That nobody could be told, from whichever thread; null: something else.</summary>
    private static CannotSpeakException? Fault(Exception e) => e is AggregateException many ? many.InnerExceptions.OfType<CannotSpeakException>().FirstOrDefault() : e as CannotSpeakException;

    /// <summary>Part of the answer is missing: neither success nor a finding.</summary>
    private static int TellOther(TextWriter error, CannotSpeakException fault)
    {
        try
        {
            error.WriteLine($"tracker: {fault.Message}");
        }
        catch (CannotSpeakException)
        {
            // Nobody can be told; the exit code says it.
        }

        return ExitCode.InternalError;
    }

    private static int RunVerb(IReadOnlyList<string> args, TextReader input, TextWriter output, TextWriter error)
    {
        var root = CreateRoot();
        if (args.Count == 0)
        {
            return root.Parse("--help").Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }

        var result = root.Parse(args, Parsing);
        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        if (result.Action is HelpWithExamples || (result.Action is not null && result.Action != result.CommandResult.Command.Action && result.Errors.Count == 0))
        {
            return result.Invoke(configuration);
        }

        if (MistypedOption.Of(result) is { } mistyped)
        {
            error.WriteLine($"tracker: there is no option '{ProblemReporter.Visible(mistyped)}'.");
            TellNearest(error, mistyped.Split('=')[0], OptionNames((Verb)result.CommandResult.Command));
            error.WriteLine($"See '{CommandPath(result)} --help'; what begins with a dash and is no option stands behind '--'.");
            return ExitCode.Misuse;
        }

        if (result.Errors.Count > 0)
        {
            // Behind a verb that is none, nothing else is worth a word.
            var unknown = result.CommandResult.Command == root && result.UnmatchedTokens is [var first, ..] ? first : null;
            foreach (var message in unknown is null ? result.Errors.Select(e => e.Message) : [$"there is no {(unknown.StartsWith('-') ? "option" : "command")} '{unknown}'."])
            {
                // The words that an option takes are listed one below the other: here they are one line.
                error.WriteLine($"tracker: {ProblemReporter.Visible(InOurWords(message).ReplaceLineEndings("\n").Replace("\n\t", " ", StringComparison.Ordinal))}");
            }

            if (result.UnmatchedTokens.Count > 0)
            {
                TellNearest(error, result.UnmatchedTokens[0], result.CommandResult.Command is Verb known ? OptionNames(known) : root.Subcommands.Select(c => c.Name));
            }

            error.WriteLine($"See '{CommandPath(result)} --help'.");
            return ExitCode.Misuse;
        }

        if (EmptyName.Of(result.CommandResult) is { } empty)
        {
            error.WriteLine($"tracker: {empty} is empty; where a variable of a script stands there, it has no value.");
            error.WriteLine($"See '{CommandPath(result)} --help'.");
            return ExitCode.Misuse;
        }

        var verb = (Verb)result.CommandResult.Command;

        try
        {
            return verb.Run(result, new CommandContext(input, output, error, GlobalOptions.Of(result)));
        }
        catch (Exception e) when (e is not OutOfMemoryException && Fault(e) is null)
        {
            // The last resort: a bug or a broken environment must read as neither success nor regression.
            error.WriteLine($"tracker: internal error: {ProblemReporter.Visible(e.Message)}");
            error.WriteLine(result.GetValue(GlobalOptions.Verbose) ? e.ToString() : "This should not happen. Run again with --verbose for the details to report.");
            return ExitCode.InternalError;
        }
    }

    /// <summary>The verbs, in the order of the work.</summary>
    internal static RootCommand CreateRoot()
    {
        var groups = Verbs.Groups();
        var root = new RootCommand("Keeps LLM evaluation results in git, shows them as a static dashboard.") { HelpName = "tracker" };
        foreach (var option in GlobalOptions.All)
        {
            root.Add(option);
        }

        foreach (var verb in groups.SelectMany(g => g.Verbs))
        {
            root.Add(verb);
        }

        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new HelpWithExamples((HelpAction)help.Action!, groups);
            }
        }

        root.Directives.OfType<SuggestDirective>().Single().Action = new Offering();
        return root;
    }

    /// <summary>Where an option takes a number, the parser names the type that the program keeps it in.</summary>
    private static string InOurWords(string message) => UnfitValue().Replace(message, m => $"{m.Groups["option"]} '{m.Groups["value"]}' is {(m.Groups["type"].Value == "System.Boolean" ? "neither true nor false" : "no number that it takes")}.");

    [GeneratedRegex("^Cannot parse argument '(?<value>.*)' for option '(?<option>[^']*)' as expected type '(?<type>.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex UnfitValue();

    private static void TellNearest(TextWriter error, string word, IEnumerable<string> names)
    {
        if (DidYouMean.Of(word, names) is { } meant)
        {
            error.WriteLine($"Did you mean '{meant}'?");
        }
    }

    private static IEnumerable<string> OptionNames(Verb verb) => verb.Options.Concat(GlobalOptions.All).Select(o => o.Name);

    /// <summary>"tracker", "tracker build", "tracker suggest add".</summary>
    private static string CommandPath(ParseResult result)
    {
        var path = "";
        for (SymbolResult? at = result.CommandResult; at is CommandResult { Command: Verb verb }; at = at.Parent)
        {
            path = $" {verb.Name}{path}";
        }

        return $"tracker{path}";
    }

    /// <summary>What a shell asks for with <c>[suggest]</c> and the line up to the cursor: what may stand there, one below the other.</summary>
    private sealed class Offering : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            // The line begins with the program, under whatever name it was called.
            var line = parseResult.UnmatchedTokens is [var whole, ..] ? whole : "";
            var behind = line.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var space ? line[(space + 1)..] : "";
            var word = behind[(behind.LastIndexOf(' ') + 1)..];
            var parsed = parseResult.RootCommandResult.Command.Parse(behind, Parsing);
            var offers = parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens.Any(t => t != word) ? [] : parsed.GetCompletions(behind.Length).Select(c => c.InsertText ?? c.Label);
            foreach (var offer in offers.Distinct(StringComparer.Ordinal))
            {
                // Options are many, and asked for by their first letter; those with a slash are no more than other ways to ask for help.
                if (offer.StartsWith(word, StringComparison.Ordinal) && (!offer.StartsWith('-') || word.StartsWith('-')) && offer is not ("/h" or "/?"))
                {
                    parseResult.InvocationConfiguration.Output.WriteLine(offer);
                }
            }

            return ExitCode.Fine;
        }
    }

    private sealed class HelpWithExamples(HelpAction inner, IReadOnlyList<VerbGroup> groups) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            if (parseResult.CommandResult.Command is RootCommand root)
            {
                RootHelp.Write(parseResult.InvocationConfiguration.Output, root, groups);
                return ExitCode.Fine;
            }

            inner.MaxWidth = RootHelp.Width;
            var exit = inner.Invoke(parseResult);
            if (parseResult.CommandResult.Command is Verb { Examples.Count: > 0 } verb)
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var example in verb.Examples)
                {
                    output.WriteLine($"  {example}");
                }
            }

            return exit;
        }
    }
}
