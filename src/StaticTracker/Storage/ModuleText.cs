using System.Buffers;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Storage;

/// <summary>Module files as canonical bytes: new ones, and existing ones with experiments added or replaced. Whatever else a file holds is kept.</summary>
public static class ModuleText
{
    private const string SchemaAddress = "../schemas/module.schema.json";

    /// <summary>A new module file without experiments.</summary>
    public static byte[] Create(ModuleId module, ModuleSettings settings, string? primaryRubric)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write("{"u8);
        Member(buffer, "$schema", SchemaAddress, first: true);
        Member(buffer, "module_id", module.Text);
        Member(buffer, "module_name", settings.Name);
        Member(buffer, "description", settings.Description);
        Member(buffer, "primary_rubric", settings.PrimaryRubric ?? primaryRubric);
        Member(buffer, "group", settings.Group);
        buffer.Write(",\"experiments\":[]}"u8);
        using var tree = JsonTree.Parse(buffer.WrittenMemory);
        return CanonicalJson.Module(tree);
    }

    /// <summary>
    /// The file with these experiments added; one whose id the file has already replaces it (its own unknown keys are gone then: use
    /// <see cref="Edit"/> to change one). The tree must be an object.
    /// </summary>
    public static byte[] WithExperiments(JsonTree module, IReadOnlyCollection<Experiment> added)
    {
        var output = new ArrayBufferWriter<byte>();
        WriteWithExperiments(output, module, added);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>As <see cref="WithExperiments"/>, to where many are written one after the other.</summary>
    public static void WriteWithExperiments(ArrayBufferWriter<byte> output, JsonTree module, IReadOnlyCollection<Experiment> added)
    {
        HashSet<string>? ids = null;
        var entries = new List<(SortKey Key, JsonNode Old, Experiment? New)>(added.Count);
        foreach (var element in module.Root["experiments"u8].Elements)
        {
            ids ??= added.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
            if (element["id"u8].AsString() is not { } id || !ids.Contains(id))
            {
                entries.Add((SortKey.OfExperiment(element), element, null));
            }
        }

        foreach (var experiment in added)
        {
            entries.Add((SortKey.Of(experiment), default, experiment));
        }

        Rewrite(output, module, entries);
    }

    /// <summary>The file with members of one experiment set or taken out (null); values are JSON. The other members stay as they are.</summary>
    public static byte[] Edit(JsonTree module, string experiment, IReadOnlyDictionary<string, string?> members)
    {
        var entries = new List<(SortKey Key, JsonNode Old, Experiment? New)>();
        var edited = new List<JsonTree>();
        foreach (var element in module.Root["experiments"u8].Elements)
        {
            var node = element;
            if (element["id"u8].AsString() == experiment)
            {
                edited.Add(JsonTree.Parse(Merge(element, members)));
                node = edited[^1].Root;
            }

            entries.Add((SortKey.OfExperiment(node), node, null));
        }

        var output = new ArrayBufferWriter<byte>(module.Text.Length);
        Rewrite(output, module, entries);
        edited.ForEach(tree => tree.Dispose());
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The file with members of its own set or taken out (null); values are JSON.</summary>
    public static byte[] WithMembers(JsonTree module, IReadOnlyDictionary<string, string?> members)
    {
        using var tree = JsonTree.Parse(Merge(module.Root, members));
        return CanonicalJson.Module(tree);
    }

    /// <summary>The file with a primary rubric, and with the match rate of the experiments named by id; other members stay as they are.</summary>
    public static byte[] WithPrimaryRubric(JsonTree module, string rubric, IReadOnlyDictionary<string, decimal?> matchRates) =>
        WithMatchRates(module, matchRates, new Dictionary<string, string?> { ["primary_rubric"] = CompactJson.Quote(rubric) });

    /// <summary>The file with the match rates of the experiments named by id set, or taken out (null); other members stay as they are.</summary>
    public static byte[] WithMatchRates(JsonTree module, IReadOnlyDictionary<string, decimal?> matchRates) =>
        WithMatchRates(module, matchRates, []);

    private static byte[] WithMatchRates(JsonTree module, IReadOnlyDictionary<string, decimal?> matchRates, Dictionary<string, string?> members)
    {
        var experiments = new ArrayBufferWriter<byte>(module.Text.Length + 64);
        experiments.Write("["u8);
        foreach (var element in module.Root["experiments"u8].Elements)
        {
            experiments.Write(experiments.WrittenCount > 1 ? ","u8 : ""u8);
            if (element["id"u8].AsString() is { } id && matchRates.TryGetValue(id, out var rate))
            {
                var metrics = Merge(element["metrics"u8], new Dictionary<string, string?> { ["match_rate"] = rate is { } known ? Rate.Text(known) : null });
                experiments.Write(Merge(element, new Dictionary<string, string?> { ["metrics"] = Encoding.UTF8.GetString(metrics) }));
            }
            else
            {
                experiments.Write(element.Raw);
            }
        }

        experiments.Write("]"u8);
        members["experiments"] = Encoding.UTF8.GetString(experiments.WrittenSpan);
        using var tree = JsonTree.Parse(Merge(module.Root, members));
        return CanonicalJson.Module(tree);
    }

    /// <summary>An object with members set or taken out (null); values are JSON, the others stay as they are.</summary>
    internal static byte[] Merge(JsonNode node, IReadOnlyDictionary<string, string?> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var first = true;
        void Put(string name, ReadOnlySpan<byte> value)
        {
            buffer.Write(first ? "{"u8 : ","u8);
            first = false;
            CanonicalText.Write(buffer, name);
            buffer.Write(":"u8);
            buffer.Write(value);
        }

        foreach (var member in node.Members)
        {
            if (!members.ContainsKey(member.Name))
            {
                Put(member.Name, member.Value.Raw);
            }
        }

        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                Put(name, Encoding.UTF8.GetBytes(value));
            }
        }

        buffer.Write(first ? "{}"u8 : "}"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Rewrite(ArrayBufferWriter<byte> output, JsonTree module, List<(SortKey Key, JsonNode Old, Experiment? New)> entries)
    {
        entries.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        var members = CanonicalJson.OrderedMembers(module.Root, Shape.Module);
        if (!members.Exists(m => m.Name == "experiments"))
        {
            var at = members.FindIndex(m => m.Name == "suggestions" || !Shape.Module.Keys.Contains(m.Name));
            members.Insert(at < 0 ? members.Count : at, new NamedValue("experiments", default));
        }

        output.Write("{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            output.Write(i > 0 ? ","u8 : ""u8);
            CanonicalJson.NewLine(output, 1);
            CanonicalText.Write(output, members[i].Name);
            output.Write(": "u8);
            if (members[i].Name == "experiments")
            {
                WriteExperiments(output, entries);
            }
            else
            {
                CanonicalJson.Write(output, members[i].Value, Shape.Module.Member(members[i].Name), 1);
            }
        }

        output.Write("\n}\n"u8);
    }

    private static void WriteExperiments(ArrayBufferWriter<byte> output, List<(SortKey Key, JsonNode Old, Experiment? New)> entries)
    {
        output.Write("["u8);
        for (var i = 0; i < entries.Count; i++)
        {
            output.Write(i > 0 ? ","u8 : ""u8);
            CanonicalJson.NewLine(output, 2);
            if (entries[i].New is { } added)
            {
                ExperimentWriter.Write(output, added, depth: 2);
            }
            else
            {
                CanonicalJson.Write(output, entries[i].Old, Shape.Experiment, 2);
            }
        }

        if (entries.Count > 0)
        {
            CanonicalJson.NewLine(output, 1);
        }

        output.Write("]"u8);
    }

    private static void Member(ArrayBufferWriter<byte> output, string name, string? value, bool first = false)
    {
        if (value is null)
        {
            return;
        }

        output.Write(first ? ""u8 : ","u8);
        CanonicalText.Write(output, name);
        output.Write(":"u8);
        CanonicalText.Write(output, value);
    }
}
