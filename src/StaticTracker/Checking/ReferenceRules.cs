using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>
/// Ids are unique, and what a module's values name is there. One instance serves one thread: its tables are used again for every module.
/// </summary>
internal sealed class ReferenceRules
{
    private const int MostSearches = 50;

    private readonly Dictionary<string, int> _experiments = new(StringComparer.Ordinal);
    private readonly HashSet<Experiment> _runs = new(SameRun.Comparer);

    /// <summary>By the source's hash and the digits of the id that are made from all that tells runs of it apart: a time is none of that where names alone tell it.</summary>
    private readonly Dictionary<(string Sha256, string Digits), string> _contents = [];
    private readonly HashSet<string> _versions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _rubrics = new(StringComparer.Ordinal);
    private readonly HashSet<string> _suggestions = new(StringComparer.Ordinal);
    private int _searches;

    public void Check(ModuleScope scope)
    {
        var module = scope.Module;
        Clear();
        for (var i = 0; i < module.Experiments.Count; i++)
        {
            CheckUnique(scope, i, module.Experiments[i]);
        }

        CheckCorrections(scope);
        if (module.Experiments.Count == 0)
        {
            scope.Add(scope.Root["experiments"u8], Codes.References.NoExperiments, "this module has no experiment yet", "import a result, or delete the file");
        }

        if (module.Suggestions.Count > 0 || scope.PrimaryRubric is not null)
        {
            CollectRubrics(module);
            CheckPrimaryRubric(scope);
            CheckSuggestions(scope);
            SuggestionRules.Check(scope);
        }
    }

    /// <summary>The near name that was meant, for the first mistyped ones: each search goes over all names.</summary>
    private string? Near(string word, IEnumerable<string> names) => _searches++ < MostSearches ? DidYouMean.Of(word, names) : null;

    private void Clear()
    {
        _searches = 0;
        _experiments.Clear();
        _runs.Clear();
        _contents.Clear();
        _versions.Clear();
        _rubrics.Clear();
        _suggestions.Clear();
    }

    private void CheckUnique(ModuleScope scope, int index, Experiment e)
    {
        if (!_experiments.TryAdd(e.Id, index))
        {
            scope.Add(
                scope.Experiment(index)["id"u8], Codes.References.DuplicateId, $"{Shown.Text(e.Id)} is the id of an experiment above",
                "give one of them another id, or delete it where both are the same");
        }
        else if (e.Withdrawn is null && !_runs.Add(e))
        {
            _runs.TryGetValue(e, out var first);
            scope.Add(
                scope.Experiment(index)["id"u8], Codes.References.SameRunTwice,
                $"{Shown.Text(e.Id)} is the same run as {Shown.Text(first!.Id)}: version, model, data set, time and source agree", $"take one of them back: tracker retract {e.Id} --reason \"…\"");
        }
        else if (e is { Withdrawn: null, Source: { Sha256: { } sha256, IsList: false } } && ExperimentIds.IsMade(e.Id)
            && (sha256, ExperimentIds.Digits(e.Id).ToString()) is var content && !_contents.TryAdd(content, e.Id))
        {
            scope.Add(
                scope.Experiment(index)["id"u8], Codes.References.SameRunTwice,
                $"{Shown.Text(e.Id)} is the same run as {Shown.Text(_contents[content])}: source, version, model and data set agree, and the time is told by the names of its files alone",
                $"take the later one back: tracker retract {e.Id} --reason \"…\"");
        }
    }

    private void CheckCorrections(ModuleScope scope)
    {
        var experiments = scope.Module.Experiments;
        for (var i = 0; i < experiments.Count; i++)
        {
            if (experiments[i].Corrects is not { } id)
            {
                continue;
            }

            if (!_experiments.TryGetValue(id, out var corrected))
            {
                scope.Add(
                    scope.Experiment(i)["corrects"u8], Codes.References.Corrects, $"{Shown.Text(id)} is no experiment of this module",
                    Shown.DidYouMean(Near(id, _experiments.Keys)) ?? "a corrected experiment stays in the file, withdrawn");
            }
            else if (corrected == i || (experiments[corrected].Withdrawn is null && experiments[i].Withdrawn is null))
            {
                scope.Add(
                    scope.Experiment(i)["corrects"u8], Codes.References.Corrects,
                    corrected == i ? "an experiment cannot correct itself" : $"{Shown.Text(id)} is corrected but not withdrawn, so that both count",
                    corrected == i ? "name the one that it corrects" : $"take it back: tracker retract {id} --reason \"…\"");
            }
        }
    }

    private void CollectRubrics(Module module)
    {
        var experiments = module.Experiments;
        for (var i = 0; i < experiments.Count; i++)
        {
            _versions.Add(experiments[i].PromptVersion.Text);
            var rubrics = experiments[i].Rubrics;
            for (var k = 0; k < rubrics.Count; k++)
            {
                _rubrics.Add(rubrics[k].Rubric);
            }
        }
    }

    private void CheckPrimaryRubric(ModuleScope scope)
    {
        if (scope.PrimaryRubric is { } primary && _rubrics.Count > 0 && !_rubrics.Contains(primary))
        {
            scope.Add(
                scope.Root["primary_rubric"u8], Codes.References.PrimaryRubric, $"no experiment has the primary rubric {Shown.Text(primary)}",
                Shown.DidYouMean(Near(primary, _rubrics)) ?? "name a rubric that the experiments have, or there is no match rate");
        }
    }

    private void CheckSuggestions(ModuleScope scope)
    {
        var module = scope.Module;
        for (var i = 0; i < module.Suggestions.Count; i++)
        {
            var s = module.Suggestions[i];
            if (s.Id is { } id && !_suggestions.Add(id))
            {
                scope.Add(scope.Suggestion(i)["id"u8], Codes.References.DuplicateId, $"{Shown.Text(id)} is the id of a suggestion above", "give one of them another id");
            }

            if (!_versions.Contains(s.Version.Text))
            {
                scope.Add(
                    scope.Suggestion(i)["version"u8], Codes.References.UnknownVersion, $"no experiment has the version {Shown.Text(s.Version.Text)}",
                    _versions.Count == 0 ? "import a result of it first" : Versions());
            }

            if (s.Rubric is { } rubric && !_rubrics.Contains(rubric) && rubric != scope.PrimaryRubric && module.NameOf(rubric) == rubric)
            {
                scope.Add(
                    scope.Suggestion(i)["rubric"u8], Codes.References.UnknownRubric, $"no experiment has the rubric {Shown.Text(rubric)}",
                    Shown.DidYouMean(Near(rubric, _rubrics)) ?? (_rubrics.Count == 0 ? "the experiments name no rubrics: leave it out" : Rubrics()));
            }

            if (s.AppliedIn is { } applied && !_versions.Contains(applied.Text))
            {
                scope.Add(
                    scope.Suggestion(i)["applied_in"u8], Codes.References.AppliedIn, $"no experiment has the version {Shown.Text(applied.Text)} yet",
                    "import its result when it is there");
            }
        }
    }

    private string Rubrics() => _searches < MostSearches ? $"the rubrics are {Listed(_rubrics)}" : "name a rubric that an experiment has";

    private string Versions() => _searches++ < MostSearches ? $"the versions are {Listed(_versions)}" : "name a version that an experiment has";

    private static string Listed(HashSet<string> names)
    {
        const int Most = 12;
        var sorted = names.Order(NaturalOrder.Comparer).ToList();
        return string.Join(", ", sorted.Take(Most)) + (sorted.Count > Most ? ", …" : "");
    }
}
