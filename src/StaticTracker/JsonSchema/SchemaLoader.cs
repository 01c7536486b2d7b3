using System.Globalization;
using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>Compiles one schema with everything that it refers to.</summary>
internal sealed class SchemaLoader(SchemaOptions options)
{
    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonTree, Dictionary<int, SchemaNode>> _places = [];
    private readonly List<SchemaNode> _nodes = [];
    private readonly Queue<PendingReference> _pending = [];
    private bool _usesDynamicReferences;

    public SchemaOptions Options { get; } = options;

    public Schema Load(ReadOnlyMemory<byte> utf8)
    {
        var root = LoadDocument(utf8, Options.BaseUri, isMain: true);
        while (_pending.TryDequeue(out var reference))
        {
            Resolve(reference);
        }

        new SelfReferenceCheck(_nodes).Run();
        ShortenReferences();
        return new Schema(_usesDynamicReferences ? root : Target(root), _usesDynamicReferences);
    }

    /// <summary>Compiles a subschema where it stands; the same place gives the same node.</summary>
    public SchemaNode Compile(JsonNode source, SchemaResource? parent, UriReference baseUri, string location)
    {
        if (Find(source) is { } known)
        {
            return known;
        }

        if (source.Kind is not (JsonKind.Object or JsonKind.True or JsonKind.False))
        {
            throw new SchemaException(location, source.Position, "a schema is an object, true or false");
        }

        var resource = parent;
        var id = source["$id"u8];
        if (parent is null || id.Exists)
        {
            resource = Register(source, id, parent, baseUri, location);
        }

        var node = new SchemaNode(resource!, source, location);
        _places[source.Tree].Add(source.Index, node);
        _nodes.Add(node);
        if (source.Kind != JsonKind.Object)
        {
            node.Always = source.Kind == JsonKind.True;
            return node;
        }

        new KeywordReader(this, node).Run();
        return node;
    }

    public void Refer(PendingReference reference) => _pending.Enqueue(reference);

    private SchemaNode LoadDocument(ReadOnlyMemory<byte> utf8, string uri, bool isMain)
    {
        var tree = JsonTree.TryParse(utf8, out var fault)
            ?? throw new SchemaException(isMain ? "#" : uri, TextPosition.Of(utf8.Span, fault!.Offset), fault.Detail);
        _places.Add(tree, []);
        return Compile(tree.Root, null, UriReference.Parse(uri), isMain ? "#" : uri + "#");
    }

    private SchemaResource Register(JsonNode source, JsonNode id, SchemaResource? parent, UriReference baseUri, string location)
    {
        var uri = baseUri with { Fragment = null };
        if (id.Exists)
        {
            var reference = UriReference.Parse(id.AsString() ?? throw new SchemaException(location + "/$id", id.Position, "must be a string"));
            if (!string.IsNullOrEmpty(reference.Fragment))
            {
                throw new SchemaException(location + "/$id", id.Position, "must not have a fragment; \"$anchor\" names a part");
            }

            uri = (parent?.Uri ?? uri).Resolve(reference with { Fragment = null }) with { Fragment = null };
        }

        var resource = new SchemaResource(uri, source, location, DialectOf(source, parent, location));
        if (!_resources.TryAdd(uri.Address, resource) && _resources[uri.Address].Root.Index != source.Index)
        {
            throw new SchemaException(location, source.Position, $"two schemas have the address \"{uri.Address}\"");
        }

        return resource;
    }

    private Dialect DialectOf(JsonNode source, SchemaResource? parent, string location)
    {
        var named = source["$schema"u8];
        if (!named.Exists)
        {
            return parent?.Dialect ?? Dialect.Standard;
        }

        var uri = named.AsString();
        if (uri is null)
        {
            throw new SchemaException(location + "/$schema", named.Position, "must be a string");
        }

        uri = uri.TrimEnd('#');
        if (uri == Dialect.StandardUri)
        {
            return Dialect.Standard;
        }

        if (!Options.Remotes.TryGetValue(uri, out var metaSchema))
        {
            throw new SchemaException(location + "/$schema", named.Position, $"\"{uri}\" is not known here; draft 2020-12 is {Dialect.StandardUri}");
        }

        using var tree = JsonTree.TryParse(metaSchema, out var fault)
            ?? throw new SchemaException(uri, TextPosition.Of(metaSchema.Span, fault!.Offset), fault.Detail);
        var dialect = Dialect.Of(tree.Root, out var unknown);
        return unknown is null ? dialect
            : throw new SchemaException(location + "/$schema", named.Position, $"it needs the vocabulary \"{unknown}\", which is not known here");
    }

    private void Resolve(PendingReference pending)
    {
        var node = pending.From;
        var uri = node.Resource.Uri.Resolve(UriReference.Parse(pending.Text));
        var resource = ResourceAt(uri.Address) ?? throw pending.Fault($"there is no schema at \"{uri.Address}\"");
        var fragment = Uri.UnescapeDataString(uri.Fragment ?? "");
        SchemaNode? target;
        if (fragment.Length == 0 || fragment[0] == '/')
        {
            target = AtPointer(resource, fragment, pending);
        }
        else if (!resource.Anchors.TryGetValue(fragment, out target))
        {
            throw pending.Fault($"there is no anchor \"{fragment}\"{(Nearest.To(fragment, resource.Anchors.Keys) is { } near ? $" (did you mean \"{near}\"?)" : "")}");
        }

        if (pending.IsDynamic)
        {
            _usesDynamicReferences = true;
            node.DynamicRef = new DynamicReference(target, resource.DynamicAnchors.ContainsKey(fragment) ? fragment : null);
        }
        else
        {
            node.Ref = target;
        }
    }

    private SchemaResource? ResourceAt(string address)
    {
        if (_resources.TryGetValue(address, out var resource))
        {
            return resource;
        }

        if (Options.Remotes.TryGetValue(address, out var bytes) || MetaSchemas.TryFind(address, out bytes))
        {
            var loaded = LoadDocument(bytes, address, isMain: false).Resource;
            return _resources.GetValueOrDefault(address, loaded);
        }

        return null;
    }

    private SchemaNode AtPointer(SchemaResource resource, string pointer, PendingReference pending)
    {
        var at = resource.Root;
        var location = resource.RootLocation;
        foreach (var step in pointer.Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            var next = at.Kind == JsonKind.Array
                ? int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? ElementAt(at, index) : default
                : at[System.Text.Encoding.UTF8.GetBytes(name)];
            if (!next.Exists)
            {
                throw pending.Fault($"there is no \"{name}\" at {location}{NearestKey(at, name)}");
            }

            at = next;
            location += "/" + step;
            if (Find(at) is { } passed)
            {
                resource = passed.Resource;
            }
        }

        return Compile(at, resource, resource.Uri, location);
    }

    private SchemaNode? Find(JsonNode source) => _places[source.Tree].GetValueOrDefault(source.Index);

    private static JsonNode ElementAt(JsonNode array, int index)
    {
        foreach (var element in array.Elements)
        {
            if (index-- == 0)
            {
                return element;
            }
        }

        return default;
    }

    private static string NearestKey(JsonNode at, string name)
    {
        var keys = new List<string>();
        foreach (var member in at.Members)
        {
            keys.Add(member.Name);
        }

        return Nearest.To(name, keys) is { } near ? $" (did you mean \"{near}\"?)" : "";
    }

    /// <summary>Lets every keyword point past schemas that hold nothing but a "$ref": a step less for each value.</summary>
    private void ShortenReferences()
    {
        if (_usesDynamicReferences)
        {
            return;
        }

        foreach (var node in _nodes)
        {
            SchemaEdges.Replace(node, Target);
        }
    }

    private static SchemaNode Target(SchemaNode node)
    {
        while (IsOnlyReference(node))
        {
            node = node.Ref!;
        }

        return node;
    }

    private static bool IsOnlyReference(SchemaNode node) =>
        node is { Ref: not null, DynamicRef: null, Kinds: SchemaNode.AnyKind, Values: null, Numbers: null, Strings: null, Arrays: null, Objects: null, Combination: null };
}
