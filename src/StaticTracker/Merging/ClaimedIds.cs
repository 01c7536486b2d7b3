using System.Buffers;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>The ids of one list of a module: which elements have one, when two that have the same are different things, and what they are called then.</summary>
internal abstract class ClaimedIds
{
    public static readonly ClaimedIds OfExperiments = new Experiments();

    public static readonly ClaimedIds OfSuggestions = new Suggestions();

    /// <summary>What an element is called in words.</summary>
    public abstract string Noun { get; }

    /// <summary>The member that holds the list.</summary>
    public abstract string List { get; }

    /// <summary>The member by which one element names another.</summary>
    public abstract string Reference { get; }

    /// <summary>What an element is, apart from its id; null where that cannot be told, so that it is taken for the same as any other.</summary>
    public abstract object? IdentityOf(ModuleId module, JsonNode element);

    public abstract bool AreSame(object a, object b);

    /// <summary>An id that no other thing would get.</summary>
    public abstract string OwnId(string id, object identity);

    /// <summary>The id that an element may have had before it got one of its own; null: it has none of its own.</summary>
    public abstract string? FormerId(string id, JsonNode element);

    public Dictionary<string, JsonNode> In(JsonNode module)
    {
        var elements = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var element in module[Encoding.UTF8.GetBytes(List)].Elements)
        {
            if (element["id"u8].AsString() is { } id)
            {
                elements[id] = element;
            }
        }

        return elements;
    }

    /// <summary>What an element's ids become, its own and the one that it names: members as JSON; none where they stay.</summary>
    public Dictionary<string, string?> Renamed(JsonNode element, IReadOnlyDictionary<string, string> names)
    {
        var members = new Dictionary<string, string?>();
        foreach (var key in new[] { "id", Reference })
        {
            if (element[Encoding.UTF8.GetBytes(key)].AsString() is { } old && names.TryGetValue(old, out var id))
            {
                members[key] = CompactJson.Quote(id);
            }
        }

        return members;
    }

    /// <summary>The list as JSON, with these members of each element set or taken out.</summary>
    public string Edited(JsonNode module, Func<JsonNode, IReadOnlyDictionary<string, string?>> membersOf)
    {
        var list = new ArrayBufferWriter<byte>();
        list.Write("["u8);
        foreach (var element in module[Encoding.UTF8.GetBytes(List)].Elements)
        {
            var members = membersOf(element);
            list.Write(list.WrittenCount > 1 ? ","u8 : ""u8);
            list.Write(members.Count == 0 ? element.Raw : ModuleText.Merge(element, members));
        }

        list.Write("]"u8);
        return Encoding.UTF8.GetString(list.WrittenSpan);
    }

    /// <summary>Runs, told apart by their source; the id of its own has more digits of its identity.</summary>
    private sealed class Experiments : ClaimedIds
    {
        public override string Noun => "experiment";

        public override string List => "experiments";

        public override string Reference => "corrects";

        public override object? IdentityOf(ModuleId module, JsonNode element) => RunIdentity.Of(module, element);

        public override bool AreSame(object a, object b) => ((RunIdentity)a).IsSameAs((RunIdentity)b);

        public override string OwnId(string id, object identity) => ExperimentIds.Longer(id, ((RunIdentity)identity).Hash);

        public override string? FormerId(string id, JsonNode element) => ExperimentIds.Shorter(id);
    }

    /// <summary>The same words about different versions or rubrics; the id of its own is made from the old one and what it is about.</summary>
    private sealed class Suggestions : ClaimedIds
    {
        public override string Noun => "suggestion";

        public override string List => "suggestions";

        public override string Reference => "superseded_by";

        public override object? IdentityOf(ModuleId module, JsonNode element) => (element["version"u8].AsString(), element["rubric"u8].AsString());

        public override bool AreSame(object a, object b) => a.Equals(b);

        public override string OwnId(string id, object identity)
        {
            var (version, rubric) = ((string?, string?))identity;
            return SuggestionId.Of($"{id}\n{version}\n{rubric}");
        }

        public override string? FormerId(string id, JsonNode element) => element["suggestion"u8].AsString() is { } text ? SuggestionId.Of(text) : null;
    }
}
