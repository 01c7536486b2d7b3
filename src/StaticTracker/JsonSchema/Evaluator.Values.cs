using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>Keywords for single values.</summary>
internal ref partial struct Evaluator
{
    /// <summary>The short way through a single value when nobody asks what is wrong with it.</summary>
    private readonly bool AcceptsLeaf(SchemaNode schema, int i)
    {
        ref readonly var cell = ref _cells[i];
        var kind = cell.Kind;
        if (kind == JsonKind.Number)
        {
            return AcceptsNumber(schema, Raw(in cell)) && (schema.Values is null || ApplyValues(schema, schema.Values, i));
        }

        return ((schema.Kinds >> (int)kind) & 1) != 0
            && (schema.Values is null || ApplyValues(schema, schema.Values, i))
            && (kind != JsonKind.String || schema.Strings is null || ApplyString(schema, schema.Strings, i));
    }

    private static bool AcceptsNumber(SchemaNode schema, ReadOnlySpan<byte> raw)
    {
        var isSplit = NumberSplit.TryRead(raw, out var split);
        if ((schema.Kinds & (1 << (int)JsonKind.Number)) == 0
            && ((schema.Kinds & SchemaNode.IntegerBit) == 0 || !(isSplit ? !split.HasFraction : NumberBound.IsInteger(raw))))
        {
            return false;
        }

        if (schema.Numbers is not { } rules)
        {
            return true;
        }

        if (!isSplit || rules.IsUncommon)
        {
            return Faults(rules, raw) == NumberFaults.None;
        }

        return (rules.Minimum is null || rules.Minimum.CompareFrom(split, raw) >= 0)
            && (rules.Maximum is null || rules.Maximum.CompareFrom(split, raw) <= 0);
    }

    private static NumberFaults Faults(NumberRules rules, ReadOnlySpan<byte> raw)
    {
        var faults = NumberFaults.None;
        faults |= rules.Minimum is { } min && min.CompareFrom(raw) < 0 ? NumberFaults.Low : 0;
        faults |= rules.Maximum is { } max && max.CompareFrom(raw) > 0 ? NumberFaults.High : 0;
        faults |= rules.ExclusiveMinimum is { } above && above.CompareFrom(raw) <= 0 ? NumberFaults.NotAbove : 0;
        faults |= rules.ExclusiveMaximum is { } below && below.CompareFrom(raw) >= 0 ? NumberFaults.NotBelow : 0;
        faults |= rules.MultipleOf is { } divisor && !NumberText.Parse(raw).IsMultipleOf(divisor.Number) ? NumberFaults.Uneven : 0;
        return faults;
    }

    private readonly bool ApplyValues(SchemaNode schema, ValueRules rules, int i)
    {
        var ok = true;
        if (rules.Enum is not null && !IsListed(rules, i))
        {
            ok = _errors is not null && Reject(schema, "enum", i, Wording.Enum(rules.Enum, Node(i)), Wording.EnumHint(rules, Node(i)));
        }

        if (rules.Const is { } expected && !JsonEquality.Instance.Equals(expected, Node(i)))
        {
            ok = _errors is not null && Reject(schema, "const", i, $"must be {Wording.Show(expected)}, is {Wording.Show(Node(i))}");
        }

        return ok;
    }

    private readonly bool IsListed(ValueRules rules, int i)
    {
        ref readonly var cell = ref _cells[i];
        if (rules.EnumNames is { } names)
        {
            return cell.Kind == JsonKind.String && names.Find(TextOf(in cell, i), 0) >= 0;
        }

        foreach (var listed in rules.Enum!)
        {
            if (JsonEquality.Instance.Equals(listed, Node(i)))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool ApplyNumber(SchemaNode schema, NumberRules rules, int i)
    {
        var faults = Faults(rules, Raw(in _cells[i]));
        if (faults == NumberFaults.None || _errors is null)
        {
            return faults == NumberFaults.None;
        }

        var value = Wording.Show(Node(i));
        return (!faults.HasFlag(NumberFaults.Low) || Reject(schema, "minimum", i, $"must be at least {rules.Minimum!.Text}, is {value}"))
            & (!faults.HasFlag(NumberFaults.High) || Reject(schema, "maximum", i, $"must be at most {rules.Maximum!.Text}, is {value}"))
            & (!faults.HasFlag(NumberFaults.NotAbove) || Reject(schema, "exclusiveMinimum", i, $"must be above {rules.ExclusiveMinimum!.Text}, is {value}"))
            & (!faults.HasFlag(NumberFaults.NotBelow) || Reject(schema, "exclusiveMaximum", i, $"must be below {rules.ExclusiveMaximum!.Text}, is {value}"))
            & (!faults.HasFlag(NumberFaults.Uneven) || Reject(schema, "multipleOf", i, $"must be a multiple of {rules.MultipleOf!.Text}, is {value}"));
    }

    private readonly bool ApplyString(SchemaNode schema, StringRules rules, int i)
    {
        var text = TextOf(in _cells[i], i);

        // A code point takes one to four bytes, so most strings need no counting.
        var tooShort = rules.MinLength is { } min && (text.Length < min || (text.Length / 4 < min && CodePoints(text) < min));
        var tooLong = rules.MaxLength is { } max && text.Length > max && CodePoints(text) > max;
        var strange = rules.Pattern is { } pattern && !pattern.IsMatch(text);
        var misformed = rules.Format is { } format && !format.Accepts(Node(i).GetString());
        if (!(tooShort || tooLong || strange || misformed))
        {
            return true;
        }

        return _errors is not null
            && (!tooShort || Reject(schema, "minLength", i, Wording.Length("at least", rules.MinLength!.Value, CodePoints(text), "character")))
            & (!tooLong || Reject(schema, "maxLength", i, Wording.Length("at most", rules.MaxLength!.Value, CodePoints(text), "character")))
            & (!strange || Reject(schema, "pattern", i, $"{Wording.Show(Node(i))} does not match the pattern {rules.Pattern!.Source}"))
            & (!misformed || Reject(schema, "format", i, $"{Wording.Show(Node(i))} is no {rules.Format!.Name}"));
    }

    private static long CodePoints(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var b in utf8)
        {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }
}
