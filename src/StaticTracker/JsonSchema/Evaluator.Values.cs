using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>Keywords for single values.</summary>
internal ref partial struct Evaluator
{
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
        var raw = Raw(in _cells[i]);
        var low = rules.Minimum is { } min && min.CompareFrom(raw) < 0;
        var high = rules.Maximum is { } max && max.CompareFrom(raw) > 0;
        var notAbove = rules.ExclusiveMinimum is { } above && above.CompareFrom(raw) <= 0;
        var notBelow = rules.ExclusiveMaximum is { } below && below.CompareFrom(raw) >= 0;
        var uneven = rules.MultipleOf is { } divisor && !NumberText.Parse(raw).IsMultipleOf(divisor.Number);
        if (!(low || high || notAbove || notBelow || uneven))
        {
            return true;
        }

        return _errors is not null
            && (!low || Reject(schema, "minimum", i, $"must be at least {rules.Minimum!.Text}, is {Wording.Show(Node(i))}"))
            & (!high || Reject(schema, "maximum", i, $"must be at most {rules.Maximum!.Text}, is {Wording.Show(Node(i))}"))
            & (!notAbove || Reject(schema, "exclusiveMinimum", i, $"must be above {rules.ExclusiveMinimum!.Text}, is {Wording.Show(Node(i))}"))
            & (!notBelow || Reject(schema, "exclusiveMaximum", i, $"must be below {rules.ExclusiveMaximum!.Text}, is {Wording.Show(Node(i))}"))
            & (!uneven || Reject(schema, "multipleOf", i, $"must be a multiple of {rules.MultipleOf!.Text}, is {Wording.Show(Node(i))}"));
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
