using StaticTracker.Diagnostics;

namespace StaticTracker.Checking;

/// <summary>Names of one kind in a module that people take for one: their results are never compared with each other. Made once for a thread and cleared for each file.</summary>
internal sealed class TwinNames
{
    private readonly Kind _models = new("model");
    private readonly Kind _versions = new("prompt_version");
    private readonly Kind _datasets = new("dataset");
    private readonly Kind _datasetVersions = new("dataset_version");
    private readonly Kind _rubrics = new("rubric");

    /// <summary>Tells each name that looks like one before it, where it stands first. What was taken back counts nowhere, nor does its name.</summary>
    public void Check(ModuleScope scope)
    {
        foreach (var kind in new[] { _models, _versions, _datasets, _datasetVersions, _rubrics })
        {
            kind.Clear();
        }

        var experiments = scope.Module.Experiments;
        for (var i = 0; i < experiments.Count; i++)
        {
            var experiment = experiments[i];
            if (experiment.Withdrawn is not null)
            {
                continue;
            }

            Note(scope, i, _models, experiment.Model);
            Note(scope, i, _versions, experiment.PromptVersion.Text);
            Note(scope, i, _datasets, experiment.Dataset);
            Note(scope, i, _datasetVersions, experiment.DatasetVersion);
            for (var r = 0; r < experiment.Rubrics.Count; r++)
            {
                Note(scope, i, _rubrics, experiment.Rubrics[r].Rubric);
            }
        }
    }

    private void Note(ModuleScope scope, int index, Kind kind, string? name)
    {
        if (name is null || kind.TwinOf(name) is not { } twin)
        {
            return;
        }

        // Two names that an alias makes one are told as that.
        if (kind == _models && scope.Settings.Models.Normalise(name) == scope.Settings.Models.Normalise(twin))
        {
            return;
        }

        scope.Add(
            kind == _rubrics ? scope.Rubric(index, name) : ModuleScope.MemberOf(scope.Experiment(index), kind.Member),
            Codes.Form.Twins,
            $"the {kind.Member.Replace('_', ' ')}s {Shown.Text(twin)} and {Shown.Text(name)} {LookAlike.DifferenceOf(twin, name)}",
            kind == _models ? "write one of them everywhere; an alias under \"models\" in tracker.json does so at every import" : "write one of them everywhere, in the source too: they are counted apart");
    }

    /// <summary>The names of one kind, the key that holds them, and the first one of each look.</summary>
    private sealed class Kind(string member)
    {
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _firsts = new(StringComparer.Ordinal);

        public string Member => member;

        public void Clear()
        {
            _names.Clear();
            _firsts.Clear();
        }

        /// <summary>The name before this one that it looks like; null where there is none, and where it was asked for already.</summary>
        public string? TwinOf(string name) =>
            !_names.Add(name) || _firsts.TryAdd(LookAlike.SkeletonOf(name), name) ? null : _firsts[LookAlike.SkeletonOf(name)];
    }
}
