using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>What an evaluation learns about the keys of every object: which ones a schema is about, and which names it would know.</summary>
internal sealed class KnownKeys(JsonTree tree)
{
    private readonly HashSet<int> _evaluated = [];
    private readonly Dictionary<int, List<NameTable>> _tables = [];

    public void Evaluated(int value) => _evaluated.Add(value);

    public void Names(int @object, NameTable table)
    {
        if (!_tables.TryGetValue(@object, out var tables))
        {
            _tables.Add(@object, tables = []);
        }

        if (!tables.Contains(table))
        {
            tables.Add(table);
        }
    }

    public IReadOnlyList<UnknownKey> FindUnknown(int root)
    {
        var unknown = new List<UnknownKey>();
        Visit(root, null, unknown);
        return unknown;
    }

    private void Visit(int index, PathStep? path, List<UnknownKey> unknown)
    {
        var node = new JsonNode(tree, index);
        var element = 0;
        foreach (var item in node.Elements)
        {
            Visit(item.Index, new PathStep(path, -1, element++), unknown);
        }

        _tables.TryGetValue(index, out var tables);
        foreach (var member in node.Members)
        {
            var step = new PathStep(path, member.Key.Index, -1);
            if (tables is not null && !_evaluated.Contains(member.Value.Index))
            {
                var known = tables.SelectMany(t => t.DeclaredNames).Distinct().Where(n => !node[System.Text.Encoding.UTF8.GetBytes(n)].Exists);
                unknown.Add(new UnknownKey(member.Key, step.ToPointer(tree), member.Name, Nearest.To(member.Name, known)));
            }

            Visit(member.Value.Index, step, unknown);
        }
    }
}
