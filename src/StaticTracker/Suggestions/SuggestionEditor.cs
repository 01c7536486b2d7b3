using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Suggestions;

/// <summary>
/// Makes and changes the suggestions of one module's file: each act gives the file's new text, or null with a problem. A suggestion that has no id yet gets its permanent one
/// by the first change.
/// </summary>
internal sealed class SuggestionEditor
{
    private readonly JsonFile _file;
    private readonly Module _module;
    private readonly IReadOnlyList<string> _ids;
    private readonly string? _primaryRubric;
    private readonly Problems _problems;

    /// <param name="file">The module's file.</param>
    /// <param name="module">The module that it holds.</param>
    /// <param name="primaryRubric">Its primary rubric, wherever that is named.</param>
    /// <param name="problems">Takes what cannot be done.</param>
    public SuggestionEditor(JsonFile file, Module module, string? primaryRubric, Problems problems)
    {
        (_file, _module, _primaryRubric, _problems) = (file, module, primaryRubric, problems);
        _ids = SuggestionIds.Of(module);
    }

    /// <summary>Adds suggestions as pending ones; <paramref name="supersedes"/> is the place of one whose place the first of them takes.</summary>
    public byte[]? Add(IReadOnlyList<Suggestion> suggestions, int? supersedes, out IReadOnlyList<Suggestion> added)
    {
        var taken = new HashSet<string>(_ids, StringComparer.Ordinal);
        var made = new List<Suggestion>();
        foreach (var s in suggestions)
        {
            if (Unfit(s) || Doubled(s))
            {
                break;
            }

            made.Add(s with { Id = SuggestionIds.New(s.Text, taken), Status = SuggestionStatus.Pending });
        }

        added = made;
        if (made.Count < suggestions.Count)
        {
            return null;
        }

        var edits = new Dictionary<int, IReadOnlyDictionary<string, string?>>();
        if (supersedes is { } place)
        {
            if (_module.Suggestions[place].Status == SuggestionStatus.Superseded)
            {
                return Refuse(place, "it is superseded already", $"'tracker suggest reopen {_ids[place]}' makes it pending again");
            }

            edits[place] = Members(place, ("status", SuggestionStatus.Superseded), ("superseded_by", made[0].Id), ("reason", null));
        }

        return SuggestionText.Edit(_file.Tree, edits, made);
    }

    /// <summary>Changes what a suggestion says; null leaves a part as it is.</summary>
    public byte[]? Edit(int place, SuggestionChange change)
    {
        var before = _module.Suggestions[place];
        var after = before with
        {
            Text = change.Text ?? before.Text,
            Issue = change.Issue is "" ? null : change.Issue ?? before.Issue,
            Priority = change.Priority ?? before.Priority,
            Rubric = change.Rubric ?? before.Rubric,
            Version = change.Version ?? before.Version,
        };
        if (after == before)
        {
            return Refuse(place, "it says just that already", "nothing was changed");
        }

        return after.AppliedIn <= after.Version ? Refuse(place, $"it is applied in {after.AppliedIn}, which does not come after {after.Version}", ReopenIt(place))
            : Unfit(after) || Doubled(after, place) ? null
            : Change(place, ("suggestion", after.Text), ("issue", after.Issue), ("priority", after.Priority), ("rubric", after.Rubric), ("version", after.Version.Text));
    }

    public byte[]? Apply(int place, PromptVersion version)
    {
        var s = _module.Suggestions[place];
        if (s.Status != SuggestionStatus.Pending)
        {
            return Refuse(place, s.AppliedIn is { } there ? $"it is {s.Status} in {there} already" : $"it is {s.Status}", ReopenIt(place));
        }

        if (version <= s.Version)
        {
            return Refuse(place, $"it is about {s.Version}, and {version} does not come after that", "name the version whose prompt has it");
        }

        if (!_module.Counted.Any(e => e.PromptVersion == version))
        {
            _problems.Add(SourceSpan.File(_file.Path), Codes.Suggesting.NotYetThere, $"{_module.Id} has no result of {version} yet, so that no effect can be seen", "import it when it is there");
        }

        return Change(place, ("status", SuggestionStatus.Applied), ("applied_in", version.Text), ("reason", null));
    }

    public byte[]? Reject(int place, string? reason) => _module.Suggestions[place].Status != SuggestionStatus.Pending
        ? Refuse(place, $"it is {_module.Suggestions[place].Status}", ReopenIt(place))
        : Change(place, ("status", SuggestionStatus.Rejected), ("reason", reason));

    public byte[]? Reopen(int place) => _module.Suggestions[place].Status == SuggestionStatus.Pending
        ? Refuse(place, "it is pending", "there is nothing to reopen")
        : Change(place, ("status", SuggestionStatus.Pending), ("applied_in", null), ("reason", null), ("superseded_by", null));

    private string ReopenIt(int place) => $"'tracker suggest reopen {_ids[place]}' makes it pending again";

    private byte[] Change(int place, params (string Name, string? Value)[] members) =>
        SuggestionText.Edit(_file.Tree, new Dictionary<int, IReadOnlyDictionary<string, string?>> { [place] = Members(place, members) }, []);

    private Dictionary<string, string?> Members(int place, params (string Name, string? Value)[] members)
    {
        var json = new Dictionary<string, string?> { ["id"] = CompactJson.Quote(_ids[place]) };
        foreach (var (name, value) in members)
        {
            json[name] = value is null ? null : CompactJson.Quote(value);
        }

        return json;
    }

    private byte[]? Refuse(int place, string why, string hint)
    {
        _problems.Add(SourceSpan.File(_file.Path), Codes.Suggesting.WrongState, $"the suggestion {_ids[place]} stays as it is: {why}", hint);
        return null;
    }

    /// <summary>The same words about the same version and rubric are the same suggestion, whatever became of it.</summary>
    private bool Doubled(Suggestion s, int? itself = null)
    {
        for (var i = 0; i < _module.Suggestions.Count; i++)
        {
            var other = _module.Suggestions[i];
            if (i != itself && other.Version == s.Version && other.Rubric == s.Rubric && other.Text == s.Text)
            {
                _problems.Add(SourceSpan.File(_file.Path), Codes.Suggesting.SameSuggestion, $"{_module.Id} has this suggestion for {s.Version} already: {_ids[i]}, {other.Status}", "edit or reopen that one");
                return true;
            }
        }

        return false;
    }

    private bool Unfit(Suggestion s)
    {
        if (string.IsNullOrWhiteSpace(s.Text))
        {
            return Say("a suggestion needs a text", "say what would improve the prompt");
        }

        var versions = _module.Experiments.Select(e => e.PromptVersion).Distinct().Order().ToList();
        if (!versions.Contains(s.Version))
        {
            return Say($"{_module.Id} has no experiment of version '{s.Version}'", versions.Count == 0 ? "import a result of it first" : $"its versions are {string.Join(", ", versions)}");
        }

        var rubrics = _module.Experiments.SelectMany(e => e.Rubrics).Select(r => r.Rubric).Distinct().Order(StringComparer.Ordinal).ToList();
        if (s.Rubric is null || rubrics.Contains(s.Rubric) || s.Rubric == _primaryRubric || _module.NameOf(s.Rubric) != s.Rubric)
        {
            return false;
        }

        return Say(
            $"no experiment of {_module.Id} has the rubric '{s.Rubric}'",
            DidYouMean.Of(s.Rubric, rubrics) is { } near ? $"did you mean '{near}'?" : rubrics.Count == 0 ? "they name no rubrics: leave it out" : $"its rubrics are {string.Join(", ", rubrics)}");

        bool Say(string what, string hint)
        {
            _problems.Add(SourceSpan.File(_file.Path), Codes.Suggesting.UnfitSuggestion, what, hint);
            return true;
        }
    }
}
