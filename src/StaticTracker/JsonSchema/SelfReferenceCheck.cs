namespace StaticTracker.JsonSchema;

/// <summary>Refuses schemas that apply themselves to the same value again, without end.</summary>
internal sealed class SelfReferenceCheck(IEnumerable<SchemaNode> nodes)
{
    private readonly HashSet<SchemaNode> _done = [];
    private readonly HashSet<SchemaNode> _open = [];

    public void Run()
    {
        foreach (var node in nodes)
        {
            Visit(node, 0);
        }
    }

    private void Visit(SchemaNode node, int depth)
    {
        if (_done.Contains(node))
        {
            return;
        }

        if (!_open.Add(node) || depth > 2000)
        {
            throw new SchemaException(node.Location, node.Source.Position, "it applies itself to the same value, without end");
        }

        foreach (var next in SchemaEdges.InPlace(node))
        {
            Visit(next, depth + 1);
        }

        _open.Remove(node);
        _done.Add(node);
    }
}
