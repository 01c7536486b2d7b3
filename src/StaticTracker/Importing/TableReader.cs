using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// Tables through a rule that says what their columns mean: CSV, TSV and the like, JSON objects in an array or one on each line, a list in YAML. Rows for which the
/// rules give the same fields are one experiment.
/// </summary>
internal sealed class TableReader : IResultReader
{
    private const int MostColumnsTold = 30;

    private readonly Dictionary<string, TableGroup> _byValues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TableGroup> _byFields = new(StringComparer.Ordinal);
    private readonly List<TableGroup> _groups = [];
    private readonly List<FoundRun> _runs = [];
    private readonly Dictionary<string, int> _sameFields = new(StringComparer.Ordinal);

    public ReadOutcome Read(SourceText text, ReadContext context)
    {
        _byValues.Clear();
        _byFields.Clear();
        _groups.Clear();
        _runs.Clear();
        _sameFields.Clear();
        using var source = Open(text, context.Rules.OfColumns);
        if (context.Rules.OfColumns is not { Columns: { } map } rule)
        {
            return ReadOutcome.Refused(WithoutRule(text, source));
        }

        if (source.HasHeader && MissingColumns(map, source, rule) is { } missing)
        {
            return ReadOutcome.Refused(missing);
        }

        var problems = new List<Problem>();
        ReadRows(source, context, rule, map, problems);
        _runs.AddRange(_groups.Where(g => !g.Tally.IsEmpty).Select(g => g.Run()));
        TellOpen(text, problems);
        return _runs.Count > 0 ? new ReadOutcome([.. _runs], problems)
            : ReadOutcome.Refused(new Problem(SourceSpan.File(text.Shown), Codes.Importing.NothingJudged, "no row of this table holds a figure: nothing was judged"));
    }

    /// <summary>The rows of a text, whatever they are written in.</summary>
    public static IRowSource Open(SourceText text, ImportRule? rule)
    {
        var first = text.Window.IndexOfAnyExcept(" \t\r\n"u8);
        return first >= 0 && text.Window[first] == (byte)'{' && rule?.Rows is null && SplitRows.Is(text) ? new SplitRows(text)
            : first >= 0 && text.Window[first] is (byte)'{' or (byte)'[' ? new JsonRows(text, rule?.Rows)
            : TextDetector.IsYaml(text.Window) ? new YamlRows(text)
            : new DelimitedRows(text, rule?.Delimiter);
    }

    private void ReadRows(IRowSource source, ReadContext context, ImportRule rule, ColumnMap map, List<Problem> problems)
    {
        var row = new TableRow(source, map);
        var names = context.Rules.Fitting.SelectMany(r => r.Names).Distinct(StringComparer.Ordinal).ToArray();
        var timeNames = context.Rules.Fitting.SelectMany(r => r.Fields).Where(f => f.Field == FieldName.Timestamp).SelectMany(f => f.Text.Names).ToArray();
        var facts = new RunFacts { Column = source.Cell };
        var (leftOut, first) = (0L, default(SourceSpan));
        while (source.Read())
        {
            var values = ValuesOf(source, names);
            if (!map.IsAggregate && _byValues.TryGetValue(values, out var known))
            {
                known.Add(row);
                continue;
            }

            var rules = context.Rules.Apply(facts);
            if (!rules.Applied.Contains(rule))
            {
                first = leftOut++ == 0 ? source.Place : first;
                continue;
            }

            // Only what the row itself says is part of what an experiment is: a time that the path says would make two of one.
            var time = string.Join('\u001F', timeNames.Select(source.Cell).OfType<string>());
            if (map.IsAggregate)
            {
                _runs.Add(AggregateRow.Read(row, context, rules, KeyOf(rules, time)));
            }
            else
            {
                _byValues[values] = GroupOf(rules, map, context, time.Length > 0 ? time : null);
                _byValues[values].Add(row);
            }
        }

        if (leftOut > 0)
        {
            problems.Add(new Problem(first, Codes.Importing.LeftOut, string.Create(CultureInfo.InvariantCulture, $"{leftOut} {(leftOut == 1 ? "row fits" : "rows fit")} no rule with \"columns\", this one first: left out"),
                $"rule '{rule.Name}' says in \"match\" which rows it is about"));
        }
    }

    /// <summary>The cells that rules look at, in one text.</summary>
    private static string ValuesOf(IRowSource source, string[] names)
    {
        var values = new string[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            values[i] = source.Cell(names[i]) ?? "\u001E";
        }

        return string.Join('\u001F', values);
    }

    /// <summary>The group of the fields that the rules give; other values of columns may give the same.</summary>
    private TableGroup GroupOf(RunRules rules, ColumnMap map, ReadContext context, string? runKey)
    {
        var fields = rules.Key;
        if (!_byFields.TryGetValue(fields, out var group))
        {
            _byFields.Add(fields, group = new TableGroup(rules, map, context, runKey));
            _groups.Add(group);
        }

        return group;
    }

    /// <summary>What tells a row from others with the same fields: its time, and where that is the same too, which of them it is.</summary>
    private string? KeyOf(RunRules rules, string time)
    {
        var fields = rules.Key;
        var number = _sameFields[fields] = _sameFields.GetValueOrDefault(fields) + 1;
        var key = number == 1 ? time : string.Create(CultureInfo.InvariantCulture, $"{time}#{number}");
        return key.Length > 0 ? key : null;
    }

    private void TellOpen(SourceText text, List<Problem> problems)
    {
        var open = _groups.Sum(g => g.Tally.NotJudged);
        if (open > 0)
        {
            problems.Add(new Problem(SourceSpan.File(text.Shown), Codes.Importing.LeftOut,
                string.Create(CultureInfo.InvariantCulture, $"{open} {(open == 1 ? "result or score is" : "results or scores are")} empty: not judged, and counted nowhere")));
        }
    }

    private static Problem? MissingColumns(ColumnMap map, IRowSource source, ImportRule rule)
    {
        var figures = map.Scores.Select(s => s.Value).Concat(map.Columns.Where(c => c.Key is "result" or "score" or "pass" or "rate_percent" or "rate_share").Select(c => c.Value)).ToList();
        var has = new HashSet<string>(source.Columns, StringComparer.Ordinal);
        var missing = figures.TrueForAll(f => !f.Names.Any(has.Contains)) ? figures[0] : null;
        foreach (var key in new[] { "item", "rubric", "result", "pass", "total" })
        {
            missing ??= map[key] is { } spec && !spec.Names.Any(has.Contains) ? spec : null;
        }

        return missing is null ? MissingNames(source, rule) : new Problem(SourceSpan.File(source.Place.Path), Codes.Importing.TableWithoutRule,
            $"rule '{rule.Name}' names the column {string.Join(" or ", missing.Names.Select(n => $"'{n}'"))}, which this table does not have",
            DidYouMean.Of(missing.Names[0], source.Columns) is { } near ? $"did you mean '{near}'?" : $"it has {Told(source.Columns)}");
    }

    /// <summary>A name in a field of the rule that is no column of the table, and that nothing else gives a value.</summary>
    private static Problem? MissingNames(IRowSource source, ImportRule rule)
    {
        var known = rule.Match.Groups.Concat(FileRules.FactNames).Concat(source.Columns).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, text, span) in rule.Fields)
        {
            if (text.NeededNames.FirstOrDefault(n => !known.Contains(n)) is { } name)
            {
                return new Problem(span, Codes.Importing.TableWithoutRule, $"{{{name}}} is no column of {source.Place.Path}",
                    DidYouMean.Of(name, known) is { } near ? $"did you mean {{{near}}}?" : $"it has {Told(source.Columns)}; what some tables lack stands in brackets: [{{{name}}}]");
            }
        }

        return null;
    }

    private static Problem WithoutRule(SourceText text, IRowSource source)
    {
        var columns = source.HasHeader || source.Read() ? Told(source.Columns) : "no rows";
        return new Problem(SourceSpan.File(text.Shown), Codes.Importing.TableWithoutRule, $"this is a table, and no rule says what its columns mean: it has {columns}",
            "add a rule with \"columns\" to \"import\": {\"rules\": […]} in tracker.json; docs/import.md shows how");
    }

    private static string Told(IReadOnlyList<string> columns) => columns.Count == 0 ? "no columns" :
        string.Join(", ", columns.Take(MostColumnsTold).Select(c => $"'{(c.Length > 60 ? c[..60] + "…" : c)}'")) + (columns.Count > MostColumnsTold ? ", …" : "");
}
