using System.Text;
using StaticTracker.Json;

namespace StaticTracker.Merging;

/// <summary>A merged value: taken as it stands in one of the files, put together from parts, or two values that contradict each other.</summary>
internal abstract record Merged
{
    private Merged()
    {
    }

    /// <summary>A value as it stands in a file.</summary>
    public sealed record Taken(JsonNode Node) : Merged;

    /// <summary>An object, its members in no particular order.</summary>
    public sealed record Parts(List<KeyValuePair<string, Merged>> Members) : Merged;

    public sealed record Listed(List<Merged> Elements) : Merged;

    /// <summary>
    /// One value changed to two. One of the sides may not be there: it removed what the other edited. <paramref name="Place"/> is what people
    /// call it: <c>suggestion 1a2b3c4d, status</c>.
    /// </summary>
    public sealed record Contradiction(string Place, JsonNode Ours, JsonNode Theirs) : Merged;

    /// <summary>Whether the value is there on a side: only what was removed there is not.</summary>
    public bool IsOn(MergeSide side) => this is not Contradiction contradiction || (side == MergeSide.Ours ? contradiction.Ours : contradiction.Theirs).Exists;

    /// <summary>A member where there is one; of two contradicting values ours, where it is there.</summary>
    public Merged? Member(string name) => this switch
    {
        Parts parts => parts.Members.Find(m => m.Key == name).Value,
        Taken { Node: var node } => node[Encoding.UTF8.GetBytes(name)] is { Exists: true } found ? new Taken(found) : null,
        Contradiction { Ours: var ours, Theirs: var theirs } => (ours.Exists ? ours : theirs)[Encoding.UTF8.GetBytes(name)] is { Exists: true } found ? new Taken(found) : null,
        _ => null,
    };

    /// <summary>The value as one node where it is one; of two contradicting values ours, where it is there.</summary>
    public JsonNode One => this switch
    {
        Taken taken => taken.Node,
        Contradiction { Ours: { Exists: true } ours } => ours,
        Contradiction contradiction => contradiction.Theirs,
        _ => default,
    };

    /// <summary>A text member's value.</summary>
    public string? Text(string name) => Member(name)?.One.AsString();

    /// <summary>The members of an object as parts that can be exchanged.</summary>
    public static Parts Apart(Merged value) => value switch
    {
        Parts parts => parts,
        _ => new Parts([.. MemberTable.Of(value.One).Select(m => KeyValuePair.Create(m.Key, (Merged)new Taken(m.Value)))]),
    };
}
