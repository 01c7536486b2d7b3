using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>
/// A compiled JSON Schema, draft 2020-12. Never changes after loading, so that any number of threads may use one.
/// </summary>
public sealed class Schema
{
    private readonly SchemaNode _root;

    internal Schema(SchemaNode root, bool usesDynamicReferences)
    {
        _root = root;
        UsesDynamicReferences = usesDynamicReferences;
    }

    internal SchemaNode Root => _root;

    internal bool UsesDynamicReferences { get; }

    /// <summary>Compiles a schema.</summary>
    /// <exception cref="SchemaException">The schema cannot be used.</exception>
    public static Schema Load(ReadOnlyMemory<byte> utf8, SchemaOptions? options = null) =>
        new SchemaLoader(options ?? SchemaOptions.Default).Load(utf8);

    /// <summary>Whether the schema accepts a value. Allocates nothing for plain schemas: this is the quick way.</summary>
    public bool IsValid(JsonNode instance) => IsValid(instance, out _);

    /// <summary>
    /// As <see cref="IsValid(JsonNode)"/>; tells in the same pass whether there may be keys for <see cref="FindUnknownKeys"/> to tell.
    /// Where it is false and the value is valid, there is none.
    /// </summary>
    public bool IsValid(JsonNode instance, out bool mayHaveUnknownKeys)
    {
        var evaluator = new Evaluator(this, instance.Tree);
        var valid = evaluator.Run(instance.Index);
        mayHaveUnknownKeys = evaluator.SawUnknownKey;
        return valid;
    }

    /// <summary>What is wrong with a value, in the order of its text; empty where it is valid. At most 1,000 errors.</summary>
    public IReadOnlyList<SchemaError> Validate(JsonNode instance)
    {
        if (IsValid(instance))
        {
            return [];
        }

        var errors = new List<SchemaError>();
        var evaluator = new Evaluator(this, instance.Tree, errors);
        evaluator.Run(instance.Index);
        return [.. errors.OrderBy(e => e.Instance.Start)];
    }

    /// <summary>
    /// Keys of objects whose schema names its properties and that no "properties", "patternProperties" or "additionalProperties" is about.
    /// </summary>
    public IReadOnlyList<UnknownKey> FindUnknownKeys(JsonNode instance)
    {
        var known = new KnownKeys(instance.Tree);
        var evaluator = new Evaluator(this, instance.Tree, known);
        evaluator.Run(instance.Index);
        return known.FindUnknown(instance.Index);
    }
}
