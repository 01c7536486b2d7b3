using StaticTracker.Json;

namespace StaticTracker.Merging;

/// <summary>
/// Which parts of a unit the two sides edited or removed; what they only added is no edit. They contradict each other where one part was
/// edited to two values, or where each side edited a part that the other left alone: the two halves were never true together.
/// </summary>
internal sealed class EditedParts
{
    private bool _clash;
    private bool _onlyOurs;
    private bool _onlyTheirs;

    public bool Contradict => _clash || (_onlyOurs && _onlyTheirs);

    public void Look(JsonNode before, JsonNode ours, JsonNode theirs)
    {
        if (!before.Exists || SameValue.Of(ours, theirs))
        {
            return;
        }

        if (before.Kind == JsonKind.Object && ours.Kind == JsonKind.Object && theirs.Kind == JsonKind.Object)
        {
            var (a, b) = (MemberTable.Of(ours), MemberTable.Of(theirs));
            foreach (var member in before.Members)
            {
                Look(member.Value, a.GetValueOrDefault(member.Name), b.GetValueOrDefault(member.Name));
            }

            return;
        }

        var (byOurs, byTheirs) = (!SameValue.Of(before, ours), !SameValue.Of(before, theirs));
        _clash |= byOurs && byTheirs;
        _onlyOurs |= byOurs && !byTheirs;
        _onlyTheirs |= byTheirs && !byOurs;
    }
}
