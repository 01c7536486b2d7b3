using System.Security.Cryptography;
using System.Text;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Suggestions;

/// <summary>What the suggestions of a module are called: by their permanent ids; one without by the id that it gets when it is first changed.</summary>
internal static class SuggestionIds
{
    /// <summary>One for each suggestion, in the order of the module; no two alike unless two permanent ones are.</summary>
    public static IReadOnlyList<string> Of(Module module)
    {
        var taken = new HashSet<string>(module.Suggestions.Select(s => s.Id).OfType<string>(), StringComparer.Ordinal);
        var ids = new string[module.Suggestions.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = module.Suggestions[i].Id ?? New(module.Suggestions[i].Text, taken);
        }

        return ids;
    }

    /// <summary>The id of a suggestion with this text: longer than usual where another one has it. It counts as taken then.</summary>
    public static string New(string text, HashSet<string> taken)
    {
        var id = SuggestionId.Of(text);
        if (taken.Add(id))
        {
            return id;
        }

        // The same text about another version or rubric: more digits of the same hash, then a number.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        for (var digits = id.Length + 4; digits < 60; digits += 4)
        {
            if (taken.Add(hash[..digits]))
            {
                return hash[..digits];
            }
        }

        var number = 2;
        while (!taken.Add($"{id}-{number}"))
        {
            number++;
        }

        return $"{id}-{number}";
    }
}
