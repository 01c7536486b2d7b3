using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>
/// What the rules of a module file see: the records, and, only where a rule fails, the JSON values that stand for them. Experiments and
/// suggestions of the record are in the order of the file.
/// </summary>
internal sealed class ModuleScope(Module module, FileProblems problems, Settings settings)
{
    private JsonNode[]? _experiments;
    private JsonNode[]? _suggestions;
    private Dictionary<string, JsonNode>? _members;
    private int _membersOf;

    public Module Module => module;

    /// <summary>That match rates have no rubric to be about is said once per module.</summary>
    public bool ToldMissingPrimary { get; set; }

    public Settings Settings => settings;

    public FileProblems Problems => problems;

    public JsonNode Root => problems.File.Tree.Root;

    /// <summary>The primary rubric: the module's own word, else the settings'.</summary>
    public string? PrimaryRubric { get; } = module.PrimaryRubric ?? settings.Of(module.Id).PrimaryRubric;

    public JsonNode Experiment(int index) => (_experiments ??= ElementsOf(Root["experiments"u8]))[index];

    public JsonNode Suggestion(int index) => (_suggestions ??= ElementsOf(Root["suggestions"u8]))[index];

    public JsonNode Metrics(int index) => Experiment(index)["metrics"u8];

    public JsonNode Rubric(int index, string rubric) => Member(Experiment(index)["rubrics"u8], rubric);

    /// <summary>
    /// A member by a name that comes from the data. Keeps a table of the object it was last asked about: a file may hold a hundred thousand
    /// names with a fault each.
    /// </summary>
    public JsonNode Member(JsonNode node, string name)
    {
        if (!node.Exists)
        {
            return default;
        }

        if (_members is null || _membersOf != node.Start)
        {
            _membersOf = node.Start;
            _members = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
            foreach (var member in node.Members)
            {
                _members.Add(member.Name, member.Value);
            }
        }

        return _members.GetValueOrDefault(name);
    }

    /// <summary>Notes a problem at a member of an object, or at the object where the member is missing.</summary>
    public void Add(JsonNode node, ReadOnlySpan<byte> member, ProblemCode code, string message, string? hint = null) =>
        problems.Add(node[member] is { Exists: true } inner ? inner : node, code, message, hint);

    public void Add(JsonNode node, ProblemCode code, string message, string? hint = null) => problems.Add(node, code, message, hint);

    /// <summary>A member of a small object by name.</summary>
    public static JsonNode MemberOf(JsonNode node, string name)
    {
        foreach (var member in node.Members)
        {
            if (member.Name == name)
            {
                return member.Value;
            }
        }

        return default;
    }

    private static JsonNode[] ElementsOf(JsonNode array) => array.ToArray();
}
