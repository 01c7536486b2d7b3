using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Prompts;
using StaticTracker.Routing;

namespace StaticTracker.Checking;

/// <summary>Whether what an entry names is there, and is what it says.</summary>
internal sealed class PromotedNames(Module module, PromptLibrary prompts, RouterLibrary routers)
{
    private readonly HashSet<PromptVersion> _bundles = [.. prompts.VersionsOf(module.Id)];

    public void Check(FileProblems found, JsonNode node, PromotedVersion version, bool isActive)
    {
        var runs = module.Experiments.Where(e => e.PromptVersion == version.Version && e.Model == version.Model).ToList();
        if (runs.Count == 0 && version is { Model: Router.Model, Experiment: null } && routers.VersionsOf(module.Id).Any(v => Router.Prefix + v == version.Version.Text))
        {
            return;
        }

        if (runs.Count == 0)
        {
            found.Add(
                node["prompt_version"u8], Codes.Promotion.NotThere, $"{module.Id} has no result of {Shown.Cut(version.Name)}", "restore the module's file from git");
            return;
        }

        var named = version.Experiment is null ? null : runs.Find(e => e.Id == version.Experiment);
        if (version.Experiment is { } id && named is null)
        {
            found.Add(
                node["experiment"u8], Codes.Promotion.NotThere, $"{Shown.Text(id)} is no experiment of {module.Id} {Shown.Cut(version.Name)}",
                Shown.DidYouMean(DidYouMean.Of(id, runs.Select(e => e.Id))) ?? "restore the module's file from git");
        }

        if (isActive && named?.Withdrawn is { } withdrawn)
        {
            found.Add(node["experiment"u8], Codes.Promotion.ActiveWithdrawn, PromotionWords.Withdrawn(version, withdrawn.Reason), PromotionWords.WithdrawnHint(module.Id));
        }

        if (version.Hash is not { } hash)
        {
            return;
        }

        var (other, whose) = named?.PromptHash is { } made && made != hash ? (made, $"the experiment {named.Id} was made with")
            : _bundles.Contains(version.Version) && prompts.Read(module.Id, version.Version, new Problems()) is { } bundle && bundle.Hash != hash ? (bundle.Hash, $"the prompt {bundle.Address} has") : (null, "");
        if (other is not null)
        {
            found.Add(node["prompt_hash"u8], Codes.Promotion.OtherPrompt, $"{whose} the hash {other}", "restore the file from git, or the prompt");
        }
    }
}
