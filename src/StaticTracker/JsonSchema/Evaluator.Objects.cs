namespace StaticTracker.JsonSchema;

/// <summary>Keywords for objects.</summary>
internal ref partial struct Evaluator
{
    private bool ApplyObject(SchemaNode schema, ObjectRules rules, int i, HashSet<int>? seen, bool okSoFar)
    {
        if (rules.IsPlain && seen is null && !IsThorough)
        {
            return AcceptsPlain(rules, i);
        }

        var ok = true;
        var missing = rules.RequiredMask;
        var hint = 0;
        var count = 0;
        var end = i + _cells[i].Span;
        if (rules.DeclaresProperties)
        {
            _known?.Names(i, rules.Table);
        }

        for (var key = i + 1; key < end; key += 1 + _cells[key + 1].Span, count++)
        {
            ref readonly var cell = ref _cells[key];
            var name = TextOf(in cell, key);
            var at = rules.Table.Find(name, hint);
            if (at >= 0)
            {
                hint = at + 1;
                missing &= ~rules.RequiredBits[at];
            }

            ok &= ApplyMember(schema, rules, key, at, name, seen);
            if (!ok && !IsThorough)
            {
                return false;
            }
        }

        if (missing != 0 || rules.Required.Length > ObjectRules.MaskSize)
        {
            ok &= ApplyRequired(schema, rules, i, missing);
        }

        ok &= ApplyPropertyCounts(schema, rules, i, count);
        ok &= (rules.DependentRequired.Count == 0 && rules.DependentSchemas.Count == 0) || ApplyDependents(schema, rules, i, seen);
        return rules.Unevaluated is null || !ok || !okSoFar ? ok : ApplyUnevaluatedProperties(schema, rules, i, seen!);
    }

    /// <summary>The short way through an object when nobody asks for more than yes or no.</summary>
    private bool AcceptsPlain(ObjectRules rules, int i)
    {
        var missing = rules.RequiredMask;
        var (table, properties, names) = (rules.Table, rules.Properties, rules.Names);
        var hint = 0;
        var end = i + _cells[i].Span;
        for (var key = i + 1; key < end; key += 1 + _cells[key + 1].Span)
        {
            if (names is not null && !Apply(names, key, null))
            {
                return false;
            }

            var at = table.IsEmpty ? -1 : table.Find(TextOf(in _cells[key], key), hint);
            var property = rules.Additional;
            if (at >= 0)
            {
                hint = at + 1;
                missing &= ~rules.RequiredBits[at];
                property = at < properties.Length ? properties[at] : property;
            }

            if (property is null)
            {
                SawUnknownKey |= rules.DeclaresProperties;
            }
            else if (!Apply(property, key + 1, null))
            {
                return false;
            }
        }

        return missing == 0;
    }

    private bool ApplyMember(SchemaNode schema, ObjectRules rules, int key, int at, ReadOnlySpan<byte> name, HashSet<int>? seen)
    {
        var value = key + 1;
        var ok = rules.Names is null || ApplyName(rules.Names, key);
        var evaluated = false;
        if ((uint)at < (uint)rules.Properties.Length)
        {
            evaluated = true;
            ok &= ApplyProperty(schema, rules, rules.Properties[at], "properties", key);
        }

        foreach (var one in rules.Patterns)
        {
            if (one.Pattern.IsMatch(name))
            {
                evaluated = true;
                ok &= ApplyProperty(schema, rules, one.Schema, "patternProperties", key);
            }
        }

        if (!evaluated && rules.Additional is { } additional)
        {
            evaluated = true;
            ok &= ApplyProperty(schema, rules, additional, "additionalProperties", key);
        }

        if (evaluated)
        {
            See(seen, value);
        }
        else if (rules.DeclaresProperties)
        {
            SawUnknownKey = true;
        }

        return ok;
    }

    private bool ApplyProperty(SchemaNode schema, ObjectRules rules, SchemaNode property, string keyword, int key)
    {
        if (property.Always == false && _errors is not null)
        {
            return RejectKey(schema, rules, keyword, key);
        }

        return Descend(property, key + 1, key, -1);
    }

    private bool RejectKey(SchemaNode schema, ObjectRules rules, string keyword, int key)
    {
        var path = _path;
        _path = new PathStep(path, key, -1);
        var name = Node(key).GetString();
        var hint = keyword == "properties" ? null : Wording.DidYouMean(Nearest.To(name, rules.Table.DeclaredNames)) ?? Wording.Allowed(rules.Table.DeclaredNames);
        Reject(schema, keyword, key, $"\"{Wording.Shorten(name)}\" is not allowed here", hint);
        _path = path;
        return false;
    }

    private bool ApplyName(SchemaNode names, int key)
    {
        if (_errors is null)
        {
            return Apply(names, key, null);
        }

        var all = _errors;
        _errors = [];
        var ok = Descend(names, key, key, -1);
        foreach (var error in _errors)
        {
            all.Add(error with { Message = "as a key: " + error.Message });
        }

        _errors = all;
        return ok;
    }

    private readonly bool ApplyRequired(SchemaNode schema, ObjectRules rules, int i, ulong missing)
    {
        var ok = true;
        for (var r = 0; r < rules.Required.Length; r++)
        {
            var name = rules.Required[r];
            var there = r < ObjectRules.MaskSize ? ((missing >> r) & 1) == 0 : Has(i, name);
            if (there)
            {
                continue;
            }

            ok = false;
            if (_errors is null)
            {
                return false;
            }

            Reject(schema, "required", i, $"\"{name}\" is missing", Wording.InsteadOf(name, Node(i), rules.Table));
        }

        return ok;
    }

    private readonly bool ApplyPropertyCounts(SchemaNode schema, ObjectRules rules, int i, int count)
    {
        var ok = true;
        if (rules.MinProperties is { } min && count < min)
        {
            ok = _errors is not null && Reject(schema, "minProperties", i, Wording.Length("at least", min, count, "key"));
        }

        if (rules.MaxProperties is { } max && count > max)
        {
            ok = _errors is not null && Reject(schema, "maxProperties", i, Wording.Length("at most", max, count, "key"));
        }

        return ok;
    }

    private bool ApplyDependents(SchemaNode schema, ObjectRules rules, int i, HashSet<int>? seen)
    {
        var ok = true;
        foreach (var (name, needed) in rules.DependentRequired)
        {
            foreach (var other in Has(i, name) ? needed : [])
            {
                ok &= Has(i, other) || Reject(schema, "dependentRequired", i, $"\"{other}\" is missing, which \"{name}\" needs");
            }
        }

        foreach (var (name, dependent) in rules.DependentSchemas)
        {
            ok &= !Has(i, name) || InPlace(dependent, i, seen);
        }

        return ok;
    }

    private bool ApplyUnevaluatedProperties(SchemaNode schema, ObjectRules rules, int i, HashSet<int> seen)
    {
        var ok = true;
        var end = i + _cells[i].Span;
        for (var key = i + 1; key < end; key += 1 + _cells[key + 1].Span)
        {
            if (!seen.Contains(key + 1))
            {
                ok &= ApplyProperty(schema, rules, rules.Unevaluated!, "unevaluatedProperties", key);
                See(seen, key + 1);
            }
        }

        return ok;
    }

    private readonly bool Has(int i, string name) => Node(i)[System.Text.Encoding.UTF8.GetBytes(name)].Exists;
}
