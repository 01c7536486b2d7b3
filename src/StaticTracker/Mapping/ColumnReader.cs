using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Mapping;

/// <summary>The <c>columns</c> of a rule.</summary>
internal sealed class ColumnReader(string path, Problems problems)
{
    public ColumnMap? Read(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            return null;
        }

        var columns = new Dictionary<string, ColumnSpec>(StringComparer.Ordinal);
        var scores = new List<KeyValuePair<string, ColumnSpec>>();
        foreach (var member in node.Members)
        {
            if (member.Name != "scores")
            {
                columns[member.Name] = ReadColumn(member.Value);
                continue;
            }

            foreach (var name in Texts(member.Value))
            {
                scores.Add(new(name, new ColumnSpec([name], SourceSpan.Of(path, member.Value))));
            }

            foreach (var score in member.Value.Members)
            {
                scores.Add(new(score.Name, ReadColumn(score.Value)));
            }
        }

        var map = new ColumnMap(SourceSpan.Of(path, node)) { Columns = columns, Scores = scores };
        CheckMap(map, node);
        return map;
    }

    private ColumnSpec ReadColumn(JsonNode node)
    {
        var names = node.Kind == JsonKind.Object ? node["column"u8] : node;
        return new ColumnSpec(names.AsString() is { } one ? [one] : Texts(names), SourceSpan.Of(path, node))
        {
            Unknown = Texts(node["unknown"u8]),
            Blank = node["blank"u8].AsDecimal(),
        };
    }

    /// <summary>A row is one verdict or one experiment, never both.</summary>
    private void CheckMap(ColumnMap map, JsonNode node)
    {
        if (!map.IsAggregate)
        {
            if (map["result"] is null && map["score"] is null && map.Scores.Count == 0)
            {
                Tell(node, "these columns hold no figure", "name one with \"result\", \"score\" or \"scores\"; or, where a row is a whole experiment, counts (\"pass\" with \"total\" or \"fail\") or a rate");
            }

            return;
        }

        foreach (var key in new[] { "item", "input", "expected", "rubric", "result", "reason", "output", "label", "score" })
        {
            if (map[key] is not null)
            {
                var aggregate = ColumnMap.AggregateKeys.First(map.Columns.ContainsKey);
                Tell(node, $"\"{key}\" is about one item, \"{aggregate}\" about a whole experiment: a row is one of them", "leave one of the two out");
            }
        }

        if (map["rate_percent"] is not null && map["rate_share"] is not null)
        {
            Tell(node, "\"rate_percent\" and \"rate_share\" name the same figure twice", "keep one of them");
        }

        if (map["pass"] is not null && map["fail"] is null && map["total"] is null)
        {
            Tell(node, "\"pass\" alone gives no rate", "add \"total\" or \"fail\"");
        }
    }

    private void Tell(JsonNode at, string message, string hint) => problems.Add(SourceSpan.Of(path, at), Codes.Importing.RuleUnfit, message, hint);

    private static List<string> Texts(JsonNode array)
    {
        var texts = new List<string>();
        foreach (var element in array.Elements)
        {
            texts.Add(element.AsString() ?? element.ToString()!);
        }

        return texts;
    }
}
