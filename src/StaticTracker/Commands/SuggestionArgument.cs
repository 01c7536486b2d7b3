using System.CommandLine;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Storage;
using StaticTracker.Suggestions;

namespace StaticTracker.Commands;

/// <summary>The verbs that change one suggestion, which a person names.</summary>
internal static class SuggestionArgument
{
    public static Argument<string> Create() => new("SUGGESTION") { Description = "Its id or the beginning of it, as 'tracker suggest --all' lists it; with MODULE/ before it where several begin so" };

    /// <summary>Completes a verb that changes one suggestion.</summary>
    /// <param name="verb">The verb, with its own options.</param>
    /// <param name="id">The argument.</param>
    /// <param name="refusal">What is wrong with the options, or null.</param>
    /// <param name="change">Gives the module's new text; null, with a problem, where it cannot be done.</param>
    /// <param name="done">What was done, in the past tense.</param>
    public static Verb Verb(
        Verb verb, Argument<string> id, Func<ParseResult, string?> refusal, Func<ParseResult, FoundSuggestion, SuggestionEditor, byte[]?> change, string done)
    {
        var write = new SuggestionWrite();
        verb.Add(id);
        foreach (var option in write.Options)
        {
            verb.Add(option);
        }

        verb.Run = (result, context) =>
        {
            if (refusal(result) is { } wrong)
            {
                context.Error.WriteLine($"tracker: {wrong}");
                return ExitCode.Misuse;
            }

            return write.Run(context, result, (folder, settings) =>
            {
                using var found = new SuggestionFinder(context, folder).Find(result.GetValue(id)!);
                if (found is null)
                {
                    return null;
                }

                var editor = new SuggestionEditor(found.File, found.Module, found.Module.PrimaryRubric ?? settings.Of(found.Module.Id).PrimaryRubric, context.Problems);
                return change(result, found, editor) is { } text ? Act(new SuggestReader(context, folder, settings), found, text, done) : null;
            });
        };
        return verb;
    }

    /// <summary>The suggestion as it is in the new text, and what is seen of it where it is applied.</summary>
    private static SuggestionAct Act(SuggestReader reader, FoundSuggestion found, byte[] text, string done)
    {
        using var tree = JsonTree.Parse(text);
        var module = ModuleReader.TryRead(tree, out var fault) ?? throw new InvalidOperationException($"The file would not be a module any more: {fault.Reason}.");
        var advice = reader.AdviceOn(module, null);
        var entry = advice.Suggestions.First(s => s.Suggestion.Id == found.Id);
        var remarks = entry.Effects.Select(e => $"  {ProblemReporter.Visible($"{e.Model}: {EffectWording.Change(e)}: {EffectWording.Verdict(e)}")}").ToList();
        return new SuggestionAct(module.Id, text, done, [entry.Suggestion]) { Remarks = remarks.Count > 0 ? [.. remarks, EffectWording.Caveat.ToString()] : [] };
    }
}
