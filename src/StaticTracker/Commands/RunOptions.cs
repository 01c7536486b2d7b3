using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using StaticTracker.Modules;

namespace StaticTracker.Commands;

/// <summary>The options that say of result files what these do not tell themselves, for the verbs that read such files.</summary>
/// <param name="formatName">What the option is called that names the files' format.</param>
internal sealed class RunOptions(string formatName = "--format")
{
    private readonly Option<string?> _module = Text("--module", "ID", "The module, where the files do not tell it", Offers.Modules);
    private readonly Option<string?> _promptVersion = Text("--prompt-version", "VERSION", "The prompt's version, where the files do not tell it");
    private readonly Option<string?> _prompt = Text("--prompt", "LABEL", "The prompt to take, by label or id, where a file holds several");
    private readonly Option<string?> _task = Text("--task", "NAME", "The task to take, where a file holds several");
    private readonly Option<string?> _dataset = Text("--dataset", "NAME", "The data set's name, where the module has several");
    private readonly Option<string?> _datasetVersion = Text("--dataset-version", "VERSION", "The data set's version");
    private readonly Option<string?> _model = Text("--model", "NAME", "The model under test (not the judge's)");
    private readonly Option<string?> _timestamp = Text("--timestamp", "TIME", "When the evaluation ran (ISO 8601)");
    private readonly Option<string?> _judge = Text("--judge", "NAME", "The judge's model, where the files do not tell it");
    private readonly Option<string?> _format = Text(formatName, "NAME", "Read the files as this format, whatever they look like");
    private readonly Option<decimal?> _passMark = new("--pass-mark") { Description = "The score from which on an item passes, where there are only scores", HelpName = "NUMBER", CustomParser = MarkOf };
    private readonly Option<string?> _primaryRubric = Text("--primary-rubric", "RUBRIC", "The rubric of the match rate, for a module that has none yet");
    private readonly Option<bool> _override = new("--override") { Description = "Let these options win over what the files say" };
    private readonly Option<string?> _inputName = Text("--stdin-name", "NAME", "The file name that standard input goes by");

    public IEnumerable<Option> All =>
        [_module, _promptVersion, _prompt, _task, _dataset, _datasetVersion, _model, _timestamp, _judge, _format, _passMark, _primaryRubric, _override, _inputName];

    /// <param name="name">The option.</param>
    /// <param name="helpName">What it takes.</param>
    /// <param name="description">What it does.</param>
    /// <param name="offer">What a shell is offered for it.</param>
    public static Option<string?> Text(string name, string helpName, string description, Func<CompletionContext, IEnumerable<CompletionItem>>? offer = null)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        if (offer is not null)
        {
            option.CompletionSources.Add(offer);
        }

        return option;
    }

    /// <summary>Standard input as bytes, since its hash is part of what an experiment is; a text that a caller hands in is taken as UTF-8.</summary>
    public static Stream OpenInput(CommandContext context) =>
        ReferenceEquals(context.Input, Console.In) ? Console.OpenStandardInput() : new MemoryStream(Encoding.UTF8.GetBytes(context.Input.ReadToEnd()));

    /// <summary>Verdicts that are neither PASS nor FAIL.</summary>
    public static void TellOtherWords(CommandContext context, ReadRuns read)
    {
        foreach (var word in read.OtherWords)
        {
            var many = string.Create(CultureInfo.InvariantCulture, $"{word.Count} {(word.Count == 1 ? "verdict says" : "verdicts say")} '{word.Word}'");
            context.Problems.Add(new Problem(word.First, Codes.Importing.OtherVerdict, $"{many}: counted as errors, not as failures")
            {
                // The judge's own word for an error is no surprise; any other may be a misspelt verdict.
                Severity = word.Word.Equals("error", StringComparison.OrdinalIgnoreCase) ? Severity.Note : Severity.Warning,
            });
        }
    }

    private static decimal? MarkOf(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (CellNumber.Of(text) is { } mark)
        {
            return mark;
        }

        result.AddError($"--pass-mark '{ProblemReporter.Visible(text)}' is no number.");
        return null;
    }

    public string? InputName(ParseResult result) => result.GetValue(_inputName);

    public ImportOptions Of(ParseResult result) => new()
    {
        Module = result.GetValue(_module),
        PromptVersion = result.GetValue(_promptVersion),
        Prompt = result.GetValue(_prompt),
        Task = result.GetValue(_task),
        Dataset = result.GetValue(_dataset),
        DatasetVersion = result.GetValue(_datasetVersion),
        Model = result.GetValue(_model),
        Timestamp = result.GetValue(_timestamp),
        Judge = result.GetValue(_judge),
        Format = result.GetValue(_format),
        PassMark = result.GetValue(_passMark),
        PrimaryRubric = result.GetValue(_primaryRubric),
        Override = result.GetValue(_override),
    };

    /// <summary>Whether the values can be what they are to be; problems where not.</summary>
    public bool AreSound(CommandContext context, ImportOptions options)
    {
        Check("--module", options.Module, options.Module is null || ModuleId.TryParse(options.Module.ToLowerInvariant(), out _), ModuleId.ValidValues);
        Check("--prompt-version", options.PromptVersion, options.PromptVersion is null || PromptVersion.TryParse(options.PromptVersion, out _), PromptVersion.ValidValues);
        Check("--timestamp", options.Timestamp, options.Timestamp is null || Timestamp.TryParse(options.Timestamp, out _), Timestamp.ValidValues);
        var names = Formats.All.Select(f => f.Name).ToList();
        Check(formatName, options.Format, options.Format is null || names.Contains(options.Format), string.Join(", ", names));
        return !context.Problems.HasErrors;

        void Check(string option, string? value, bool isSound, string valid)
        {
            if (!isSound)
            {
                context.Problems.Add(SourceSpan.File(option), Codes.Importing.FieldUnfit, $"'{value}' cannot be one", $"valid are {valid}");
            }
        }
    }
}
