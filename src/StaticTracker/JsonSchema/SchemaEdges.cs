namespace StaticTracker.JsonSchema;

/// <summary>The schemas that a schema leads to.</summary>
internal static class SchemaEdges
{
    /// <summary>Those applied to the same value; "$dynamicRef" only by its own target.</summary>
    public static IEnumerable<SchemaNode> InPlace(SchemaNode node)
    {
        if (node.Ref is { } target)
        {
            yield return target;
        }

        if (node.DynamicRef is { } dynamic)
        {
            yield return dynamic.Initial;
        }

        foreach (var dependent in node.Objects?.DependentSchemas ?? [])
        {
            yield return dependent.Schema;
        }

        if (node.Combination is not { } c)
        {
            yield break;
        }

        foreach (var schema in (SchemaNode?[])[.. c.AllOf, .. c.AnyOf, .. c.OneOf, c.Not, c.If, c.Then, c.Else])
        {
            if (schema is not null)
            {
                yield return schema;
            }
        }
    }

    /// <summary>Puts another schema in the place of each that this one leads to.</summary>
    public static void Replace(SchemaNode node, Func<SchemaNode, SchemaNode> by)
    {
        SchemaNode? Maybe(SchemaNode? schema) => schema is null ? null : by(schema);

        void All(SchemaNode[] schemas)
        {
            for (var i = 0; i < schemas.Length; i++)
            {
                schemas[i] = by(schemas[i]);
            }
        }

        node.Ref = Maybe(node.Ref);
        if (node.Combination is { } c)
        {
            All(c.AllOf);
            All(c.AnyOf);
            All(c.OneOf);
            (c.Not, c.If, c.Then, c.Else) = (Maybe(c.Not), Maybe(c.If), Maybe(c.Then), Maybe(c.Else));
        }

        if (node.Arrays is { } a)
        {
            All(a.Prefix);
            (a.Items, a.Contains, a.Unevaluated) = (Maybe(a.Items), Maybe(a.Contains), Maybe(a.Unevaluated));
        }

        if (node.Objects is { } o)
        {
            All(o.Properties);
            (o.Additional, o.Names, o.Unevaluated) = (Maybe(o.Additional), Maybe(o.Names), Maybe(o.Unevaluated));
            for (var i = 0; i < o.Patterns.Length; i++)
            {
                o.Patterns[i] = o.Patterns[i] with { Schema = by(o.Patterns[i].Schema) };
            }

            for (var i = 0; i < o.DependentSchemas.Count; i++)
            {
                o.DependentSchemas[i] = o.DependentSchemas[i] with { Schema = by(o.DependentSchemas[i].Schema) };
            }
        }
    }
}
