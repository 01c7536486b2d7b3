using System.Text;
using StaticTracker.Indexing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// The subject of a commit, where it names what the commit changed by reference: <c>^a</c> is the first cell that it changed, as module and version ("m01 v5"), <c>^b</c> the next; <c>^A</c> is the same with the model, where the commit changed one result of
/// the cell ("m01 v5 gpt-5"). <c>^^</c> is a <c>^</c>. Most subjects name little else, which the changes say already.
/// </summary>
internal sealed class PastSubject(HeatmapIndex index, PastResults past)
{
    private const int Letters = 26;
    private const char Mark = '^';

    /// <param name="subject">The subject.</param>
    /// <param name="results">What the commit changed, (row × versions + version) × models + model, in this order.</param>
    public string Short(string subject, List<int> results)
    {
        var names = Names(results);
        var text = new StringBuilder(subject.Length);
        for (var at = 0; at < subject.Length;)
        {
            if (Reference(subject, at, names) is var (reference, length))
            {
                text.Append(Mark).Append(reference);
                at += length;
                continue;
            }

            text.Append(subject[at] == Mark ? "^^" : subject[at].ToString());
            at++;
        }

        return text.ToString();
    }

    /// <summary>The longest name that stands at a place where a word begins.</summary>
    private static (char Reference, int Length)? Reference(string subject, int at, List<(char Reference, string Name)> names)
    {
        (char, int Length)? found = null;
        if (at > 0 && char.IsLetterOrDigit(subject[at - 1]))
        {
            return found;
        }

        foreach (var (reference, name) in names)
        {
            if (name.Length > (found?.Length ?? 0) && string.CompareOrdinal(subject, at, name, 0, name.Length) == 0)
            {
                found = (reference, name.Length);
            }
        }

        return found;
    }

    private List<(char Reference, string Name)> Names(List<int> results)
    {
        var names = new List<(char, string)>();
        var (models, versions) = (past.Models, past.Versions);
        for (int i = 0, place = 0; i < results.Count && place < Letters; place++)
        {
            var (first, cell) = (results[i], results[i] / models.Count);
            var count = 0;
            for (; i < results.Count && results[i] / models.Count == cell; i++)
            {
                count++;
            }

            var name = $"{index.Modules[cell / versions.Count].Id} {versions[cell % versions.Count]}";
            names.Add(((char)('a' + place), name));
            if (count == 1)
            {
                names.Add(((char)('A' + place), $"{name} {models[first % models.Count]}"));
            }
        }

        return names;
    }
}
