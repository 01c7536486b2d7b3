using System.Runtime.CompilerServices;
using System.Text;
using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>
/// Applies a schema to a document. One evaluator for every purpose, so that they cannot disagree: without a list of errors it stops at the
/// first fault and allocates nothing for plain schemas; with one it goes on and words every fault; with <see cref="KnownKeys"/> it looks
/// at every branch.
/// </summary>
internal ref partial struct Evaluator
{
    private const int MaxErrors = 1000;

    private readonly Schema _schema;
    private readonly JsonTree _tree;
    private readonly ReadOnlySpan<JsonCell> _cells;
    private readonly ReadOnlySpan<byte> _text;
    private readonly bool _tracksScope;
    private KnownKeys? _known;
    private List<SchemaError>? _errors;
    private PathStep? _path;
    private ScopeStep? _scope;
    private int _depth;

    public Evaluator(Schema schema, JsonTree tree)
    {
        _schema = schema;
        _tracksScope = schema.UsesDynamicReferences;
        _tree = tree;
        _cells = tree.Cells;
        _text = tree.Text.Span;
    }

    public Evaluator(Schema schema, JsonTree tree, List<SchemaError> errors)
        : this(schema, tree)
    {
        _errors = errors;
    }

    public Evaluator(Schema schema, JsonTree tree, KnownKeys known)
        : this(schema, tree)
    {
        _known = known;
    }

    /// <summary>Whether a key was met that one schema names no property for; another may.</summary>
    public bool SawUnknownKey { get; private set; }

    /// <summary>Whether to go on behind a fault.</summary>
    private readonly bool IsThorough => _errors is not null || _known is not null;

    public bool Run(int root) => Apply(_schema.Root, root, null);

    /// <param name="schema">What to apply.</param>
    /// <param name="i">The value's cell.</param>
    /// <param name="seen">Takes the cells of members and elements that a keyword has looked at; only worth something where it succeeds.</param>
    private bool Apply(SchemaNode schema, int i, HashSet<int>? seen)
    {
        if (schema.IsLeaf && _errors is null)
        {
            return AcceptsLeaf(schema, i);
        }

        if (schema.Always is { } always)
        {
            return always || Reject(schema, "false", i, "nothing may stand here");
        }

        if (++_depth > 64 && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new SchemaException(schema.Location, schema.Source.Position, "it applies itself too deeply, perhaps without end");
        }

        var scope = _scope;
        if (_tracksScope && scope?.Resource != schema.Resource)
        {
            _scope = new ScopeStep(scope, schema.Resource);
        }

        var trace = schema.NeedsTrace ? [] : seen;
        var ok = ApplyRules(schema, i, trace);
        if (ok && trace != seen)
        {
            seen?.UnionWith(trace!);
        }

        _scope = scope;
        _depth--;
        return ok;
    }

    private bool ApplyRules(SchemaNode schema, int i, HashSet<int>? seen)
    {
        ref readonly var cell = ref _cells[i];
        var kind = cell.Kind;
        if (((schema.Kinds >> (int)kind) & 1) == 0
            && !(kind == JsonKind.Number && (schema.Kinds & SchemaNode.IntegerBit) != 0 && NumberBound.IsInteger(Raw(in cell))))
        {
            // What does not even have the right kind breaks the other rules for no reason of its own.
            return _errors is not null && Reject(schema, "type", i, Wording.Kind(schema.Kinds, Node(i)), Wording.KindHint(schema.Kinds, Node(i)));
        }

        var ok = !schema.HasGeneralRules || ApplyGeneral(schema, i, seen);
        if (!ok && !IsThorough)
        {
            return false;
        }

        return kind switch
        {
            JsonKind.Number when schema.Numbers is { } numbers => ApplyNumber(schema, numbers, i) && ok,
            JsonKind.String when schema.Strings is { } strings => ApplyString(schema, strings, i) && ok,
            JsonKind.Array when schema.Arrays is { } arrays => ApplyArray(schema, arrays, i, seen, ok) && ok,
            JsonKind.Object when schema.Objects is { } objects => ApplyObject(schema, objects, i, seen, ok) && ok,
            _ => ok,
        };
    }

    /// <summary>Keywords that ask nothing of the kind.</summary>
    private bool ApplyGeneral(SchemaNode schema, int i, HashSet<int>? seen)
    {
        var ok = schema.Values is null || ApplyValues(schema, schema.Values, i);
        if (schema.Ref is { } target && (ok || IsThorough))
        {
            ok &= InPlace(target, i, seen);
        }

        if (schema.DynamicRef is { } dynamic && (ok || IsThorough))
        {
            ok &= InPlace(Resolve(dynamic), i, seen);
        }

        if (schema.Combination is { } combination && (ok || IsThorough))
        {
            ok &= ApplyCombination(schema, combination, i, seen);
        }

        return ok;
    }

    private readonly SchemaNode Resolve(DynamicReference dynamic)
    {
        var target = dynamic.Initial;
        for (var scope = dynamic.Anchor is null ? null : _scope; scope is not null; scope = scope.Outer)
        {
            if (scope.Resource.DynamicAnchors.TryGetValue(dynamic.Anchor!, out var outer))
            {
                target = outer;
            }
        }

        return target;
    }

    /// <summary>Applies a schema to the same value; what it looked at counts only if it succeeds.</summary>
    private bool InPlace(SchemaNode schema, int i, HashSet<int>? seen)
    {
        if (seen is null)
        {
            return Apply(schema, i, null);
        }

        var own = new HashSet<int>();
        var ok = Apply(schema, i, own);
        if (ok)
        {
            seen.UnionWith(own);
        }

        return ok;
    }

    /// <summary>As <see cref="InPlace"/>, without a word about faults.</summary>
    private bool Quietly(SchemaNode schema, int i, HashSet<int>? seen)
    {
        var errors = _errors;
        _errors = null;
        var ok = InPlace(schema, i, seen);
        _errors = errors;
        return ok;
    }

    /// <summary>Applies a schema to a member (by its key's cell) or an element (by its index; the key is -1).</summary>
    private bool Descend(SchemaNode schema, int i, int key, int element)
    {
        if (_errors is null)
        {
            return Apply(schema, i, null);
        }

        var path = _path;
        _path = new PathStep(path, key, element);
        var ok = Apply(schema, i, null);
        _path = path;
        return ok;
    }

    private readonly void See(HashSet<int>? seen, int i)
    {
        seen?.Add(i);
        _known?.Evaluated(i);
    }

    private readonly JsonNode Node(int i) => new(_tree, i);

    private readonly ReadOnlySpan<byte> Raw(in JsonCell cell) => _text.Slice(cell.Start, cell.Length);

    /// <summary>A string's UTF-8 bytes without escapes.</summary>
    private readonly ReadOnlySpan<byte> TextOf(in JsonCell cell, int i) =>
        cell.Escaped ? Encoding.UTF8.GetBytes(Node(i).GetString()) : _text.Slice(cell.Start + 1, cell.Length - 2);

    /// <summary>Notes a fault where faults are asked for; false in any case.</summary>
    private readonly bool Reject(SchemaNode schema, string keyword, int i, string message, string? hint = null)
    {
        if (_errors is not null && _errors.Count < MaxErrors)
        {
            var place = keyword == "false" ? schema.Location : schema.Location + "/" + keyword;
            _errors.Add(new SchemaError(Node(i), _path?.ToPointer(_tree) ?? "", place, keyword, message, hint));
        }

        return false;
    }
}
