using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Migrating;

/// <summary>
/// Which suggestions are there already. The same text or the same permanent id is the same one; and, one for one, those about the same version and rubric with the same
/// priority and fate, whose words somebody has changed.
/// </summary>
internal sealed class SuggestionMatch(IReadOnlyList<Suggestion> there)
{
    private readonly HashSet<int> _used = [];

    /// <summary>The place of the one that this is; null: it is new.</summary>
    public int? ByText(Suggestion s) => Find(other => other.Version == s.Version && other.Rubric == s.Rubric && (other.Text == s.Text || other.Id == SuggestionId.Of(s.Text)));

    /// <summary>The place of one with other words; asked after all texts were.</summary>
    public int? ByFate(Suggestion s) =>
        Find(other => other.Version == s.Version && other.Rubric == s.Rubric && other.Priority == s.Priority && other.Status == s.Status && other.AppliedIn == s.AppliedIn);

    private int? Find(Predicate<Suggestion> isIt)
    {
        for (var i = 0; i < there.Count; i++)
        {
            if (!_used.Contains(i) && isIt(there[i]))
            {
                _used.Add(i);
                return i;
            }
        }

        return null;
    }
}
