using System.Globalization;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>What tells the elements of a list apart: a key for each element of the three files, equal where they are the same thing.</summary>
internal abstract class ElementKeys
{
    /// <summary>By the member "id", which every element has.</summary>
    public static readonly ElementKeys ById = new ByMembers(needsId: true, "id");

    /// <summary>By the member "id" where there is one, else by what the suggestion is about.</summary>
    public static readonly ElementKeys OfSuggestions = new SuggestionKeys();

    /// <summary>By the member "name" where there is one, else by all that the element says.</summary>
    public static readonly ElementKeys ByName = new NameOrContent();

    /// <summary>Whether an element without an id is none of the list.</summary>
    public abstract bool NeedsId { get; }

    /// <summary>The elements of the common ancestor by their keys, in their order.</summary>
    public abstract List<KeyValuePair<string, JsonNode>> OfBase(JsonNode list);

    /// <summary>The elements of a side by their keys, in their order; those that the ancestor has get its keys.</summary>
    public abstract List<KeyValuePair<string, JsonNode>> OfSide(JsonNode list, List<KeyValuePair<string, JsonNode>> ancestors);

    /// <summary>By what some members say together; elements that say the same are told apart by their place among themselves.</summary>
    public static ElementKeys By(params string[] members) => new ByMembers(needsId: false, members);

    private sealed class ByMembers(bool needsId, params string[] members) : ElementKeys
    {
        private readonly byte[][] _members = [.. members.Select(Encoding.UTF8.GetBytes)];

        public override bool NeedsId => needsId;

        public override List<KeyValuePair<string, JsonNode>> OfBase(JsonNode list)
        {
            var keyed = new List<KeyValuePair<string, JsonNode>>();
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var element in list.Elements)
            {
                var key = string.Join(' ', _members.Select(m => element[m].AsString()).OfType<string>());
                var number = seen[key] = seen.GetValueOrDefault(key) + 1;
                keyed.Add(new(number == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key} #{number}"), element));
            }

            return keyed;
        }

        public override List<KeyValuePair<string, JsonNode>> OfSide(JsonNode list, List<KeyValuePair<string, JsonNode>> ancestors) => OfBase(list);
    }

    private sealed class NameOrContent : ElementKeys
    {
        public override bool NeedsId => false;

        public override List<KeyValuePair<string, JsonNode>> OfBase(JsonNode list)
        {
            var keyed = new List<KeyValuePair<string, JsonNode>>();
            foreach (var element in list.Elements)
            {
                keyed.Add(new(element["name"u8].AsString() ?? CompactJson.Of(element), element));
            }

            return keyed;
        }

        public override List<KeyValuePair<string, JsonNode>> OfSide(JsonNode list, List<KeyValuePair<string, JsonNode>> ancestors) => OfBase(list);
    }
}
