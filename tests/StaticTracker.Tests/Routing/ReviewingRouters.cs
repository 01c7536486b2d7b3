using StaticTracker.Tests.Reporting;

namespace StaticTracker.Tests.Routing;

/// <summary>What a pull request does to routers: decided again on its data by the policy of the base, and never edited.</summary>
[TestClass]
public sealed class ReviewingRouters
{
    [TestMethod]
    public void APromotedRouterIsDecidedAgain()
    {
        using var repo = AtBase();
        repo.Run("route", "train", "m01").Exits(0).Run("promote", "m01@router-v1").Exits(0).Commit("promote");

        repo.Run("gate", "HEAD~1", "HEAD").Exits(0).Says("m01: v1 on a → router-v1 on router, accepted by the policy", "the policy of the base says accepted");
    }

    [TestMethod]
    public void OneThatWasTrainedAndIsEditedIsAnError()
    {
        using var repo = AtBase();
        repo.Run("route", "train", "m01").Exits(0).Commit("train").Edit("data/routers/m01/v1.json", "\"best_single\": \"v1/a\"", "\"best_single\": \"v2/b\"").Commit("edit");

        repo.Run("diff", "HEAD~1", "HEAD").Exits(1).Says("data/routers/m01/v1.json: error ST857: this router was edited");
    }

    private static ReviewedRepo AtBase()
    {
        using var data = RoutedData.Ready();
        var repo = new ReviewedRepo();
        foreach (var path in Directory.EnumerateFiles(data.PathOf("data"), "*.json", SearchOption.AllDirectories))
        {
            repo.With(Path.GetRelativePath(data.Project, path).Replace('\\', '/'), File.ReadAllText(path));
        }

        repo.With("data/tracker.json", """{"promotion":{"default":{"benchmark":"core@v1","min_reward_delta":5,"evidence":"better","allow_first":true}},"gate":{"rules":[{"name":"errors","max_error_share":5,"allow_first":true}]}}""").Commit("base");
        return repo.Run("promote", "m01@v1/a").Exits(0).Commit("first");
    }
}
