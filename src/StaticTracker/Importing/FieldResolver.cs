using StaticTracker.Diagnostics;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>
/// Which value a field gets: the content's, else the data source's, else the file name's; an option fills what is missing, and wins only where it is
/// told to. Nothing is guessed.
/// </summary>
internal sealed class FieldResolver(ImportOptions options, Settings settings)
{
    private static readonly string[] s_modelFamilies =
        ["gpt", "chatgpt", "o1", "o3", "o4", "gemini", "gemma", "claude", "llama", "mistral", "mixtral", "qwen", "deepseek", "grok", "phi", "command", "nova", "kimi", "glm"];

    /// <summary>The value of a field; null where nothing tells it, or, with a problem, where an option contradicts it.</summary>
    public FieldClue? Resolve(FieldName field, ReadOnlySpan<FieldClue> clues, SourceFile file, List<Problem> problems)
    {
        var best = -1;
        for (var i = 0; i < clues.Length; i++)
        {
            if (clues[i].Field == field && (best < 0 || clues[i].Origin < clues[best].Origin) && Counts(clues[i]))
            {
                best = i;
            }
        }

        if (best < 0)
        {
            return WithOption(field, null, file, problems);
        }

        var known = clues[best] with { Text = Normalise(field, clues[best].Text) };
        if (known.Origin != FieldOrigin.OverridingRule && (!options.Override || options.Of(field) is null))
        {
            for (var i = 0; i < clues.Length; i++)
            {
                // A rule that renames what a tool calls its provider is no disagreement.
                var isRenamed = known.Origin == FieldOrigin.Rule && clues[i].Origin == FieldOrigin.Provider;
                if (i != best && clues[i].Field == field && !isRenamed && Counts(clues[i]) && Contradict(known, Normalise(field, clues[i].Text)))
                {
                    problems.Add(Disagreement(known, clues[i] with { Text = Normalise(field, clues[i].Text) }));
                }
            }
        }

        return WithOption(field, known, file, problems);
    }

    private static Problem Disagreement(FieldClue known, FieldClue other) => new(
        known.Span,
        Codes.Importing.SourcesDisagree,
        $"{FieldWords.Origin(known.Origin)} says {FieldWords.Name(known.Field)} '{known.Text}', {FieldWords.Origin(other.Origin)} says '{other.Text}': '{known.Text}' is taken",
        $"if that is wrong, give {FieldWords.Option(known.Field)} {other.Text} --override");

    private FieldClue? WithOption(FieldName field, FieldClue? best, SourceFile file, List<Problem> problems)
    {
        if (options.Of(field) is not { } given)
        {
            return best;
        }

        var option = new FieldClue(field, Normalise(field, given), FieldOrigin.Option, SourceSpan.File(file.Shown));
        if (best is not { } found || options.Override)
        {
            return option;
        }

        if (found.Text != option.Text && !options.OnlyFills(field))
        {
            problems.Add(new Problem(found.Span, Codes.Importing.OptionContradicts,
                $"{FieldWords.Option(field)} says '{option.Text}', but {FieldWords.Origin(found.Origin)} says '{found.Text}'",
                $"leave {FieldWords.Option(field)} out, or add --override if the file is wrong"));
        }

        return found;
    }

    private string Normalise(FieldName field, string text) => field switch
    {
        FieldName.Module => text.Trim().ToLowerInvariant(),
        FieldName.Model or FieldName.Judge => settings.Models.Normalise(text),
        FieldName.PromptVersion or FieldName.DatasetVersion when RunText.IsVersion(text.Trim()) => text.Trim().ToLowerInvariant(),
        _ => text.Trim(),
    };

    /// <summary>A word behind a version may be anything ("final", "run2"): it counts as a model only where it looks like one.</summary>
    private bool Counts(FieldClue clue) =>
        clue.Field != FieldName.Model || clue.Origin is not (FieldOrigin.ContentSuffix or FieldOrigin.FileName) || settings.Models.Knows(clue.Text)
        || IsOfAFamily(clue.Text);

    private static bool IsOfAFamily(string model) => Array.Exists(s_modelFamilies, f => model.StartsWith(f, StringComparison.OrdinalIgnoreCase));

    /// <summary>Times in names are local and cut off, short model names may be the beginning of the full one: neither is a contradiction.</summary>
    private static bool Contradict(FieldClue stronger, string weaker)
    {
        if (stronger.Field == FieldName.Timestamp || string.Equals(stronger.Text, weaker, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (stronger.Field is not (FieldName.Model or FieldName.Judge))
        {
            return true;
        }

        var (full, part) = (ExperimentIds.Slug(stronger.Text), ExperimentIds.Slug(weaker));
        return !full.StartsWith(part, StringComparison.Ordinal) && !full.EndsWith(part, StringComparison.Ordinal);
    }
}
