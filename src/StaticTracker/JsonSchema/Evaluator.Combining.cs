namespace StaticTracker.JsonSchema;

/// <summary>Keywords that apply other schemas to the same value.</summary>
internal ref partial struct Evaluator
{
    private bool ApplyCombination(SchemaNode schema, Combination rules, int i, HashSet<int>? seen)
    {
        var ok = true;
        foreach (var part in rules.AllOf)
        {
            ok &= InPlace(part, i, seen);
            if (!ok && !IsThorough)
            {
                return false;
            }
        }

        ok &= rules.AnyOf.Length == 0 || ApplyAnyOf(schema, rules.AnyOf, i, seen);
        ok &= rules.OneOf.Length == 0 || ApplyOneOf(schema, rules.OneOf, i, seen);
        ok &= rules.Not is null || ApplyNot(schema, rules.Not, i);
        ok &= rules.If is null || ApplyIf(rules, i, seen);
        return ok;
    }

    private bool ApplyAnyOf(SchemaNode schema, SchemaNode[] branches, int i, HashSet<int>? seen)
    {
        var any = false;
        foreach (var branch in branches)
        {
            any |= Quietly(branch, i, seen);
            if (any && seen is null && _known is null)
            {
                return true;
            }
        }

        return any || (_errors is not null && ExplainBranches(schema, "anyOf", branches, i));
    }

    private bool ApplyOneOf(SchemaNode schema, SchemaNode[] branches, int i, HashSet<int>? seen)
    {
        var first = -1;
        for (var b = 0; b < branches.Length; b++)
        {
            if (!Quietly(branches[b], i, seen))
            {
                continue;
            }

            if (first >= 0)
            {
                return _errors is not null
                    && Reject(schema, "oneOf", i, $"must have exactly one of {branches.Length} forms, has those numbered {first + 1} and {b + 1}");
            }

            first = b;
        }

        return first >= 0 || (_errors is not null && ExplainBranches(schema, "oneOf", branches, i));
    }

    private bool ApplyNot(SchemaNode schema, SchemaNode forbidden, int i)
    {
        // What a forbidden schema knows about says nothing about what is allowed.
        var (known, sawUnknown) = (_known, SawUnknownKey);
        _known = null;
        var matches = Quietly(forbidden, i, null);
        (_known, SawUnknownKey) = (known, sawUnknown);
        return !matches || (_errors is not null && Reject(schema, "not", i, $"{Wording.Show(Node(i))} has a form that is not allowed here"));
    }

    private bool ApplyIf(Combination rules, int i, HashSet<int>? seen)
    {
        var next = Quietly(rules.If!, i, seen) ? rules.Then : rules.Else;
        return next is null || InPlace(next, i, seen);
    }

    /// <summary>Tells what the branch that was most likely meant lacks; only where none comes near, what each would want.</summary>
    private bool ExplainBranches(SchemaNode schema, string keyword, SchemaNode[] branches, int i)
    {
        var errors = _errors!;
        var least = int.MaxValue;
        List<SchemaError> best = [];
        var wants = new List<string>();
        foreach (var branch in branches)
        {
            _errors = [];
            InPlace(branch, i, null);
            var distance = Distance(_errors, i);
            if (distance < least)
            {
                (least, best) = (distance, _errors);
            }

            wants.Add(_errors.Count > 0 ? _errors[0].Message : "nothing may stand here");
        }

        _errors = errors;
        if (least >= WrongKind && branches.Length > 1)
        {
            return Reject(schema, keyword, i, Wording.Branches(wants));
        }

        errors.AddRange(best.Take(MaxErrors - Math.Min(MaxErrors, errors.Count)));
        return false;
    }

    private const int WrongKind = 1_000_000;

    /// <summary>How far a value is from a branch: of another kind altogether, told apart by a constant, or by so many faults.</summary>
    private static int Distance(List<SchemaError> errors, int i)
    {
        var distance = errors.Count;
        foreach (var error in errors)
        {
            var fixedValue = error.Keyword is "type" or "const" or "enum" or "false";
            distance += !fixedValue ? 0 : error.Instance.Index == i ? WrongKind : error.Keyword is "type" ? 0 : 2 * MaxErrors;
        }

        return distance;
    }
}
