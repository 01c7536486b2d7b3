using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>Keywords for arrays.</summary>
internal ref partial struct Evaluator
{
    private bool ApplyArray(SchemaNode schema, ArrayRules rules, int i, HashSet<int>? seen, bool okSoFar)
    {
        var ok = true;
        var end = i + _cells[i].Span;
        var count = 0;
        for (var at = i + 1; at < end; at += _cells[at].Span, count++)
        {
            var element = count < rules.Prefix.Length ? rules.Prefix[count] : rules.Items;
            if (element is null)
            {
                continue;
            }

            ok &= Descend(element, at, -1, count);
            See(seen, at);
            if (!ok && !IsThorough)
            {
                return false;
            }
        }

        ok &= ApplyItemCounts(schema, rules, i, count);
        ok &= !rules.UniqueItems || count < 2 || ApplyUnique(schema, i, count);
        ok &= rules.Contains is null || ApplyContains(schema, rules, i, end, seen);

        // Behind other faults it would only complain that the parts which failed have looked at nothing.
        return rules.Unevaluated is null || !ok || !okSoFar ? ok : ApplyUnevaluatedItems(schema, rules.Unevaluated, i, seen!);
    }

    private readonly bool ApplyItemCounts(SchemaNode schema, ArrayRules rules, int i, int count)
    {
        var ok = true;
        if (rules.MinItems is { } min && count < min)
        {
            ok = _errors is not null && Reject(schema, "minItems", i, Wording.Length("at least", min, count, "element"));
        }

        if (rules.MaxItems is { } max && count > max)
        {
            ok = _errors is not null && Reject(schema, "maxItems", i, Wording.Length("at most", max, count, "element"));
        }

        return ok;
    }

    private readonly bool ApplyUnique(SchemaNode schema, int i, int count)
    {
        if (AreAscendingTexts(i))
        {
            return true;
        }

        // Few are compared with each other, many by their hash: never quadratic.
        var seen = count > 8 ? new Dictionary<JsonNode, int>(count, JsonEquality.Instance) : null;
        var index = 0;
        foreach (var element in Node(i).Elements)
        {
            var twin = -1;
            if (seen is null)
            {
                twin = IndexBefore(i, element);
            }
            else if (!seen.TryAdd(element, index))
            {
                twin = seen[element];
            }

            if (twin >= 0)
            {
                return _errors is not null && Reject(
                    schema, "uniqueItems", element.Index, $"{Wording.Show(element)} stands twice, as element {twin + 1} and {index + 1}");
            }

            index++;
        }

        return true;
    }

    /// <summary>Sorted lists of strings, which most long ones are, need no table.</summary>
    private readonly bool AreAscendingTexts(int i)
    {
        var last = ReadOnlySpan<byte>.Empty;
        var end = i + _cells[i].Span;
        for (var at = i + 1; at < end; at++)
        {
            ref readonly var cell = ref _cells[at];
            if (cell.Kind != JsonKind.String || cell.Escaped)
            {
                return false;
            }

            var text = _text.Slice(cell.Start + 1, cell.Length - 2);
            if (at > i + 1 && last.SequenceCompareTo(text) >= 0)
            {
                return false;
            }

            last = text;
        }

        return true;
    }

    private readonly int IndexBefore(int i, JsonNode element)
    {
        var index = 0;
        foreach (var other in Node(i).Elements)
        {
            if (other.Index == element.Index)
            {
                return -1;
            }

            if (JsonEquality.Instance.Equals(other, element))
            {
                return index;
            }

            index++;
        }

        return -1;
    }

    private bool ApplyContains(SchemaNode schema, ArrayRules rules, int i, int end, HashSet<int>? seen)
    {
        var found = 0L;
        for (var at = i + 1; at < end; at += _cells[at].Span)
        {
            if (Quietly(rules.Contains!, at, null))
            {
                found++;
                See(seen, at);
            }
        }

        var min = rules.MinContains ?? 1;
        if (found < min)
        {
            var keyword = rules.MinContains is null ? "contains" : "minContains";
            return _errors is not null && Reject(schema, keyword, i, Wording.Contains("at least", min, found));
        }

        return rules.MaxContains is not { } max || found <= max
            || (_errors is not null && Reject(schema, "maxContains", i, Wording.Contains("at most", max, found)));
    }

    private bool ApplyUnevaluatedItems(SchemaNode schema, SchemaNode rest, int i, HashSet<int> seen)
    {
        var ok = true;
        var index = 0;
        var end = i + _cells[i].Span;
        for (var at = i + 1; at < end; at += _cells[at].Span, index++)
        {
            if (!seen.Contains(at))
            {
                ok &= Descend(rest, at, -1, index);
                See(seen, at);
            }
        }

        return ok;
    }
}
