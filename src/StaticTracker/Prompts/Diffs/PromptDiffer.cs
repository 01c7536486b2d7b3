using System.Text;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Prompts.Diffs;

/// <summary>Compares two prompts part by part, section by section, line by line, and word by word where a line was reworded.</summary>
public static class PromptDiffer
{
    /// <summary>From this likeness on a line that went and one that came are one line that was reworded.</summary>
    private const double Reworded = 0.5;

    public static PromptDiff Of(PromptBundle before, PromptBundle after) => new(before, after, Sections(before.Content, after.Content), Settings(before.Content, after.Content));

    private static List<SectionChange> Sections(PromptContent before, PromptContent after)
    {
        var changes = new List<SectionChange>();
        var (old, now) = (before.Texts.ToDictionary(StringComparer.Ordinal), after.Texts.ToDictionary(StringComparer.Ordinal));
        foreach (var part in before.Texts.Select(t => t.Key).Union(after.Texts.Select(t => t.Key)))
        {
            var (a, b) = (old.GetValueOrDefault(part, ""), now.GetValueOrDefault(part, ""));
            if (PromptText.Normalise(a) != PromptText.Normalise(b))
            {
                changes.AddRange(OfPart(part, a.Length == 0 ? [] : SectionReader.Of(a), b.Length == 0 ? [] : SectionReader.Of(b)));
            }
        }

        return changes;
    }

    private static IEnumerable<SectionChange> OfPart(string part, IReadOnlyList<PromptSection> before, IReadOnlyList<PromptSection> after)
    {
        var names = Alignment.Of([.. before.Select(s => s.Name)], [.. after.Select(s => s.Name)], StringComparer.OrdinalIgnoreCase);
        foreach (var (i, j) in names)
        {
            var lines = Lines(i < 0 ? [] : before[i].Lines, j < 0 ? [] : after[j].Lines);
            if (i < 0 || j < 0 || lines.Exists(l => l.Op != '=') || before[i].Name != after[j].Name)
            {
                yield return new SectionChange(part, j < 0 ? before[i].Name : after[j].Name, lines);
            }
        }
    }

    private static List<LineChange> Lines(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lines = new List<LineChange>();
        var (gone, come) = (new List<string>(), new List<string>());
        foreach (var (i, j) in Alignment.Of(before, after, StringComparer.Ordinal))
        {
            if (i >= 0 && j >= 0)
            {
                Pair(lines, gone, come);
                lines.Add(new LineChange('=', before[i], after[j]));
            }
            else if (i >= 0)
            {
                gone.Add(before[i]);
            }
            else
            {
                come.Add(after[j]);
            }
        }

        Pair(lines, gone, come);
        return lines;
    }

    /// <summary>Lines that went and lines that came between two that stayed: those that are alike are one reworded, in their order.</summary>
    private static void Pair(List<LineChange> lines, List<string> gone, List<string> come)
    {
        var next = 0;
        foreach (var old in gone)
        {
            var best = -1;
            var likeness = Reworded;
            for (var c = next; c < come.Count; c++)
            {
                if (WordDiff.Likeness(old, come[c]) is var now && now >= likeness && (best < 0 || now > likeness))
                {
                    (best, likeness) = (c, now);
                }
            }

            if (best < 0)
            {
                lines.Add(new LineChange('-', old, null));
                continue;
            }

            lines.AddRange(come.Skip(next).Take(best - next).Select(c => new LineChange('+', null, c)));
            lines.Add(new LineChange('~', old, come[best]) { Words = WordDiff.Of(old, come[best]) });
            next = best + 1;
        }

        lines.AddRange(come.Skip(next).Select(c => new LineChange('+', null, c)));
        gone.Clear();
        come.Clear();
    }

    private static List<SettingChange> Settings(PromptContent before, PromptContent after)
    {
        var changes = new List<SettingChange>();
        Compare("role_models", Quoted(before.RoleModels), Quoted(after.RoleModels));
        Compare("decoding", Members(before.Decoding), Members(after.Decoding));
        Compare("tools_contract", Members(before.ToolsContract), Members(after.ToolsContract));
        return changes;

        void Compare(string name, Dictionary<string, string> old, Dictionary<string, string> now)
        {
            foreach (var key in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            {
                var (a, b) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
                if (a != b)
                {
                    changes.Add(new SettingChange(key.Length == 0 ? name : $"{name}.{key}", a, b));
                }
            }
        }
    }

    private static Dictionary<string, string> Quoted(IReadOnlyList<KeyValuePair<string, string>> map) => map.ToDictionary(m => m.Key, m => CompactJson.Quote(m.Value), StringComparer.Ordinal);

    /// <summary>The members of an object, numbers in the form that they are hashed in; a list stands as a whole under no name.</summary>
    private static Dictionary<string, string> Members(string json)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(json));
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        if (tree.Root.Kind != JsonKind.Object)
        {
            members[""] = HashedJson.TextOf(tree.Root);
            return members;
        }

        foreach (var member in tree.Root.Members)
        {
            members[member.Name] = HashedJson.TextOf(member.Value);
        }

        return members;
    }
}
