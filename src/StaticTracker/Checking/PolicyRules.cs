using System.Globalization;
using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>
/// What no schema can say of the gate and the baselines: names that are used are there, and a rule has a name of its own. Whether an override has run out is
/// not asked: the answer would depend on the day.
/// </summary>
internal sealed class PolicyRules(DataFolder folder, Settings settings, FileProblems found)
{
    /// <summary>What the gate holds by itself goes by these names.</summary>
    private static readonly string[] s_own = ["policy", "base", "changes", "check"];

    private static readonly string[] s_limits = ["max_drop", "max_relative_drop", "min_pass_rate", "max_error_share"];

    private readonly List<string> _rules = [];
    private List<string>? _modules;

    public void Check()
    {
        var root = found.File.Tree.Root;
        foreach (var module in root["modules"u8].Members)
        {
            CheckBaselineName(module.Value["baseline"u8]);
        }

        foreach (var rule in root["gate"u8]["rules"u8].Elements)
        {
            CheckRule(rule);
        }

        foreach (var entry in root["gate"u8]["overrides"u8].Elements)
        {
            var rule = entry["rule"u8];
            if (rule.AsString() is { } name && !_rules.Contains(name))
            {
                found.Add(rule, Codes.References.PolicyName, $"the gate has no rule {Shown.Text(name)}", Shown.DidYouMean(DidYouMean.Of(name, _rules)) ?? "only a rule of the policy can be overridden");
            }

            if (entry["until"u8].AsString() is { } until && !DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                found.Add(entry["until"u8], Codes.References.PolicySaysNothing, $"{Shown.Text(until)} is no day", "the override does not count: name its last day as yyyy-mm-dd");
            }

            CheckModule(entry["module"u8]);
        }

        CheckPromotion(root["promotion"u8]);
        foreach (var baseline in root["baselines"u8].Members)
        {
            foreach (var target in baseline.Value.Members)
            {
                CheckTarget(target);
            }
        }
    }

    /// <summary>What the promotion policies name: modules, and suites, which must be of the module. Rubrics of modules that are not read here are judged when they are used.</summary>
    private void CheckPromotion(JsonNode promotion)
    {
        CheckSuite(promotion["default"u8]["benchmark"u8], null);
        foreach (var module in promotion["modules"u8].Members)
        {
            CheckModule(module.Key);
            CheckSuite(module.Value["benchmark"u8], module.Name);
        }
    }

    private void CheckSuite(JsonNode node, string? module)
    {
        if (node.AsString() is not { } name)
        {
            return;
        }

        var told = new Problems();
        var suite = new BenchmarkLibrary(folder).Find(name, told);
        if (suite is null && told.ToList().FirstOrDefault(p => p.Code == Codes.Promotion.NoSuchSuite) is { } missing)
        {
            found.Add(node, Codes.Promotion.PolicyName, $"there is no benchmark suite {Shown.Text(name)}", missing.Hint);
        }
        else if (module is not null && suite is not null && suite.Module.Text != module)
        {
            found.Add(node, Codes.Promotion.PolicyName, $"the suite {Shown.Text(suite.Address)} is of {suite.Module}", $"name one of {module}");
        }
    }

    private void CheckRule(JsonNode rule)
    {
        var name = rule["name"u8].AsString()!;
        if (!s_limits.Any(l => rule[Encoding.UTF8.GetBytes(l)].Exists) && rule["require_evidence"u8].Kind != JsonKind.True)
        {
            found.Add(rule, Codes.References.PolicySaysNothing, $"the rule {Shown.Text(name)} sets no limit", $"say what must hold: {string.Join(", ", s_limits)}, or \"require_evidence\": true");
        }

        if (_rules.Contains(name))
        {
            found.Add(rule["name"u8], Codes.References.PolicyName, $"a rule before it is named {Shown.Text(name)} too", "give it another name: overrides and reports go by it");
        }
        else if (s_own.Contains(name))
        {
            found.Add(rule["name"u8], Codes.References.PolicyName, $"{Shown.Text(name)} is what the gate calls a check of its own", "give it another name");
        }

        _rules.Add(name);
        CheckBaselineName(rule["against"u8]);
        foreach (var module in rule["modules"u8].Elements)
        {
            CheckModule(module);
        }

        foreach (var module in rule["except"u8].Elements)
        {
            CheckModule(module);
        }
    }

    private void CheckBaselineName(JsonNode node)
    {
        if (node.AsString() is { } name && !settings.Baselines.Names.Contains(name))
        {
            found.Add(node, Codes.References.PolicyName, $"there is no baseline {Shown.Text(name)}", Shown.DidYouMean(DidYouMean.Of(name, settings.Baselines.Names)) ?? "describe it under baselines");
        }
    }

    private bool CheckModule(JsonNode node)
    {
        _modules ??= [.. folder.ModuleFiles().Select(f => Path.GetFileNameWithoutExtension(f.Name))];
        if (node.AsString() is not { } name || _modules.Contains(name))
        {
            return true;
        }

        found.Add(
            node, Codes.References.SettingsModule, $"there is no module {Shown.Text(name)}",
            Shown.DidYouMeanModule(name, _modules) ?? "it takes effect when a result of that module is imported");
        return false;
    }

    private void CheckTarget(JsonNode.Member target)
    {
        if (!CheckModule(target.Key) || Read(target.Name) is not { } module)
        {
            return;
        }

        if (target.Value["version"u8].Exists && target.Value["experiment"u8].Exists)
        {
            found.Add(target.Value, Codes.References.PolicySaysNothing, "the baseline is both a version and an experiment", "keep one of them");
            return;
        }

        var (version, model, experiment) = (target.Value["version"u8], target.Value["model"u8], target.Value["experiment"u8]);
        var runs = module.Counted.Where(e => experiment.Exists ? e.Id == experiment.AsString() : e.PromptVersion.Text == version.AsString()).ToList();
        if (runs.Count == 0)
        {
            var (node, what, near) = experiment.Exists
                ? (experiment, "experiment", DidYouMean.Of(experiment.AsString()!, module.Counted.Select(e => e.Id)))
                : (version, "version", null);
            found.Add(node, Codes.References.Baseline, $"{module.Id} has no {what} {Shown.Text(node.AsString()!)} that counts", Shown.DidYouMean(near) ?? $"'tracker show {module.Id}' lists what is there");
        }
        else if (model.AsString() is { } wanted && !runs.Exists(e => e.Model == settings.Models.Normalise(wanted)))
        {
            found.Add(
                model, Codes.References.Baseline, $"{module.Id} {runs[0].PromptVersion} was not run on {Shown.Text(wanted)}",
                Shown.DidYouMean(DidYouMean.Of(wanted, runs.Select(e => e.Model).Distinct())) ?? $"it was run on {string.Join(", ", runs.Select(e => e.Model).Distinct().Order(StringComparer.Ordinal).Take(5).Select(Shown.Cut))}");
        }
    }

    /// <summary>A module's record; null where it cannot be read, which its own check tells.</summary>
    private Module? Read(string name)
    {
        if (!ModuleId.TryParse(name, out var id))
        {
            return null;
        }

        using var file = JsonFile.Read(folder.ModuleFile(id), new Problems());
        return file is not null && JsonFileCheck.Fits(DataKind.Module, file.Tree.Root) ? ModuleReader.TryRead(file.Tree, out _) : null;
    }
}
