using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Mapping;

/// <summary>
/// <c>import.rules</c> of tracker.json as rules. Expects a tree that fits its schema, and tells what no schema can say: patterns and templates that are
/// none, names that nothing gives a value, scales that are upside down.
/// </summary>
public sealed class RuleReader
{
    private readonly string _path;
    private readonly Problems _problems;

    private RuleReader(string path, Problems problems) => (_path, _problems) = (path, problems);

    /// <summary>The rules in their order; with problems, where something in them is unsound.</summary>
    public static RuleSet Read(JsonTree tree, string shownPath, Problems problems)
    {
        var reader = new RuleReader(shownPath, problems);
        var rules = new List<ImportRule>();
        foreach (var node in tree.Root["import"u8]["rules"u8].Elements)
        {
            rules.Add(reader.ReadRule(node, rules.Count + 1));
        }

        var texts = TextRuleReader.Read(tree, shownPath, problems);
        return rules.Count == 0 && ReferenceEquals(texts, TextRules.Default) ? RuleSet.None : new RuleSet(rules) { Texts = texts };
    }

    private ImportRule ReadRule(JsonNode node, int number)
    {
        var rule = new ImportRule(node["name"u8].AsString() ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rule {number}"), SourceSpan.Of(_path, node))
        {
            Match = ReadMatch(node["match"u8]),
            Override = node["override"u8].Kind == JsonKind.True,
            Columns = new ColumnReader(_path, _problems).Read(node["columns"u8]),
            Rows = node["rows"u8].AsString(),
            Delimiter = node["delimiter"u8].AsString() is { Length: 1 } delimiter ? delimiter[0] : null,
            Words = ReadWords(node["words"u8]),
            Scores = ReadScores(node["scores"u8]),
            Outcomes = ReadOutcomes(node["outcomes"u8]),
        };
        return rule with
        {
            Fields = ReadFields(node["fields"u8], rule),
            Params = ReadTemplates(node["params"u8], rule),
            Links = ReadTemplates(node["links"u8], rule),
        };
    }

    private RuleMatch ReadMatch(JsonNode node) => new()
    {
        File = ReadMatcher(node["file"u8]),
        Format = ReadFormat(node["format"u8]),
        Prompt = ReadMatcher(node["prompt"u8]),
        Task = ReadMatcher(node["task"u8]),
        Provider = ReadMatcher(node["provider"u8]),
        Columns = ReadColumnMatchers(node["columns"u8]),
    };

    /// <summary>A name that no format has would keep the rule from ever applying, in silence.</summary>
    private TextMatcher? ReadFormat(JsonNode node)
    {
        foreach (var name in node.Kind == JsonKind.String ? [node.GetString()] : node.Kind == JsonKind.Array ? Texts(node) : [])
        {
            if (name.IndexOfAny(['*', '?']) < 0 && !FormatNames.All.Contains(name))
            {
                Tell(node, $"no format is called '{name}'", DidYouMean.Of(name, FormatNames.All) is { } near ? $"did you mean '{near}'?" : "'tracker import --formats' lists them");
            }
        }

        return ReadMatcher(node);
    }

    private List<KeyValuePair<string, TextMatcher>> ReadColumnMatchers(JsonNode node)
    {
        var matchers = new List<KeyValuePair<string, TextMatcher>>();
        foreach (var member in node.Members)
        {
            if (ReadMatcher(member.Value) is { } matcher)
            {
                matchers.Add(new(member.Name, matcher));
            }
        }

        return matchers;
    }

    private TextMatcher? ReadMatcher(JsonNode node)
    {
        var span = SourceSpan.Of(_path, node);
        switch (node.Kind)
        {
            case JsonKind.String:
                return TextMatcher.OfGlobs([node.GetString()], span);
            case JsonKind.Array:
                return TextMatcher.OfGlobs(Texts(node), span);
            case JsonKind.Object:
                try
                {
                    return TextMatcher.OfPattern(node["pattern"u8].AsString() ?? "", span);
                }
                catch (ArgumentException e)
                {
                    Tell(node["pattern"u8], $"this is no regular expression: {e.Message}");
                    return null;
                }

            default:
                return null;
        }
    }

    private List<(FieldName Field, Template Text, SourceSpan Span)> ReadFields(JsonNode node, ImportRule rule)
    {
        var fields = new List<(FieldName, Template, SourceSpan)>();
        foreach (var member in node.Members)
        {
            if (FieldKeys.Of(member.Name) is { } field && ReadTemplate(member.Value, rule) is { } template)
            {
                fields.Add((field, template, SourceSpan.Of(_path, member.Value)));
            }
        }

        return fields;
    }

    private List<KeyValuePair<string, Template>> ReadTemplates(JsonNode node, ImportRule rule)
    {
        var templates = new List<KeyValuePair<string, Template>>();
        foreach (var member in node.Members)
        {
            if (ReadTemplate(member.Value, rule) is { } template)
            {
                templates.Add(new(member.Name, template));
            }
        }

        return templates;
    }

    private Template? ReadTemplate(JsonNode node, ImportRule rule)
    {
        if (Template.TryParse(node.AsString() ?? "", out var fault) is not { } template)
        {
            Tell(node, fault!);
            return null;
        }

        // A rule about tables may name any column: which ones there are is known only when a table is read. One about a format may be: there only slips are told.
        if (rule.Columns is null && rule.Match.Columns.Count == 0)
        {
            var known = rule.Match.Groups.Concat(FileRules.FactNames).Distinct().ToList();
            foreach (var name in template.Names.Where(n => !known.Contains(n)))
            {
                if (DidYouMean.Of(name, known) is { } near)
                {
                    Tell(node, $"nothing gives {{{name}}} a value", $"did you mean {{{near}}}?");
                }
                else if (rule.Match.Format is null)
                {
                    Tell(node, $"nothing gives {{{name}}} a value", $"there are {string.Join(", ", known.Select(k => $"{{{k}}}"))}; a named group (?<{name}>…) in a pattern of \"match\" gives one more");
                }
            }
        }

        return template;
    }

    private static List<(string Word, char Letter)> ReadWords(JsonNode node)
    {
        var words = new List<(string, char)>();
        foreach (var member in node.Members)
        {
            if (LetterOf(member.Name) is { } letter)
            {
                words.AddRange(Texts(member.Value).Select(word => (word, letter)));
            }
        }

        return words;
    }

    private List<KeyValuePair<string, ScoreSpec>> ReadScores(JsonNode node)
    {
        var scores = new List<KeyValuePair<string, ScoreSpec>>();
        foreach (var member in node.Members)
        {
            var of = member.Value;
            var spec = new ScoreSpec
            {
                PassMark = of["pass_mark"u8].AsDecimal(),
                LowerIsBetter = of["better"u8].AsString() switch { "lower" => true, "higher" => false, _ => null },
                Min = of["min"u8].AsDecimal(),
                Max = of["max"u8].AsDecimal(),
                Errors = Numbers(of["errors"u8]),
            };
            if (spec.Min > spec.Max)
            {
                Tell(of["min"u8], $"the scale begins at {of["min"u8].AsDecimal()} and ends below it");
            }

            if (spec.PassMark is { } mark && (mark < spec.Min || mark > spec.Max))
            {
                Tell(of["pass_mark"u8], "the pass mark is off the scale");
            }

            scores.Add(new(member.Name, spec));
        }

        return scores;
    }

    private List<OutcomeRule> ReadOutcomes(JsonNode node)
    {
        var outcomes = new List<OutcomeRule>();
        foreach (var element in node.Elements)
        {
            var when = element["when"u8];
            outcomes.Add(new OutcomeRule
            {
                Result = LetterOf(when["result"u8].AsString()),
                Rubric = ReadMatcher(when["rubric"u8]),
                Reason = ReadMatcher(when["reason"u8]),
                Output = ReadMatcher(when["output"u8]),
                Label = ReadMatcher(when["label"u8]),
                Columns = ReadColumnMatchers(when["columns"u8]),
                Becomes = LetterOf(element["is"u8].AsString()),
                NewLabel = element["label"u8].AsString(),
            });
        }

        return outcomes;
    }

    private static char? LetterOf(string? word) => word switch
    {
        "pass" => 'P',
        "fail" => 'F',
        "error" => 'E',
        "skipped" => 'S',
        _ => null,
    };

    private static IEnumerable<string> Texts(JsonNode array)
    {
        var texts = new List<string>();
        foreach (var element in array.Elements)
        {
            texts.Add(element.AsString() ?? "");
        }

        return texts;
    }

    private static List<decimal> Numbers(JsonNode array)
    {
        var numbers = new List<decimal>();
        foreach (var element in array.Elements)
        {
            if (element.AsDecimal() is { } number)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private void Tell(JsonNode at, string message, string? hint = null) => _problems.Add(SourceSpan.Of(_path, at), Codes.Importing.RuleUnfit, message, hint);
}
