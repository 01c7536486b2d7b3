using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>What a router makes of an item: each candidate with what is expected of it, in the router's order, and which is chosen. Item null: it is none of the data set.</summary>
public sealed record RouterExplanation(Router Router, string? Item, IReadOnlyList<ExplainedCandidate> Candidates, int Chosen)
{
    public static RouterExplanation Of(Router router, string? name, DataItem item)
    {
        var model = new RouterModel(router);
        var traits = ItemTraits.Of(item);
        var shares = model.SharesOf(traits);
        return new RouterExplanation(
            router, name, [.. router.Candidates.Select((c, i) => new ExplainedCandidate(c, shares[i], model.RewardOf(i, shares), [.. model.MovesOf(traits, i).Select(m => (m.Feature.Name, m.Points))]))],
            model.ChoiceOf(shares));
    }
}
