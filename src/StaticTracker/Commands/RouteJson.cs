using System.Text.Json;
using StaticTracker.Comparison;
using StaticTracker.Routing;

namespace StaticTracker.Commands;

/// <summary>Routers and what was found of them in answers in JSON. What is not known is null.</summary>
internal static class RouteJson
{
    public static void Head(Utf8JsonWriter json, Router router)
    {
        json.WriteString("router", router.Address);
        json.WriteString("module", router.Module.Text);
        json.WriteString("version", router.Version.Text);
        json.WriteString("dataset", router.Dataset);
        json.WriteString("dataset_version", router.DatasetVersion);
        json.WriteString("benchmark", router.Benchmark.Address);
        json.WriteNumber("cost_weight", router.Weights.Cost);
        json.WriteNumber("latency_weight", router.Weights.Latency);
        json.WriteNumber("penalty", router.Penalty);
        json.WriteNumber("items", router.Items);
        json.WriteNumber("verdicts", router.Verdicts);
        json.WriteNumber("held_out", router.HeldOut);
        json.WriteNumber("left_out", router.LeftOut);
        json.WriteString("best_single", router.BestSingle);
        json.WriteStartArray("candidates");
        foreach (var candidate in router.Candidates)
        {
            json.WriteStartObject();
            json.WriteString("name", candidate.Name);
            json.WriteString("experiment", candidate.Experiment);
            json.WriteNumber("pass", candidate.Pass);
            json.WriteNumber("fail", candidate.Fail);
            Number(json, "cost_per_1000", (double?)candidate.CostPer1000);
            Number(json, "latency_ms", (double?)candidate.LatencyMs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("features");
        foreach (var feature in router.Features)
        {
            json.WriteStringValue(feature.Name);
        }

        json.WriteEndArray();
    }

    public static void Evaluation(Utf8JsonWriter json, RouterEvaluation evaluation)
    {
        json.WriteString("router", evaluation.Router.Address);
        json.WriteString("benchmark", evaluation.Router.Benchmark.Address);
        json.WriteString("outcome", OutcomeOf(evaluation.Outcome));
        json.WriteString("words", RouteWords.Outcome(evaluation));
        json.WriteString("best_single", evaluation.Router.BestSingle);
        json.WriteNumber("items", evaluation.Items);
        json.WriteNumber("suite_items", evaluation.SuiteItems);
        json.WriteNumber("verdicts", evaluation.Verdicts);
        json.WriteStartObject("routed");
        Arm(json, evaluation.Routed);
        json.WriteEndObject();
        json.WriteStartArray("candidates");
        foreach (var single in evaluation.Singles)
        {
            json.WriteStartObject();
            json.WriteString("name", single.Name);
            Arm(json, single);
            json.WriteNumber("chosen", single.Chosen!.Value);
            Comparison(json, evaluation.Router.Weights.AreNone ? "pass_rate_change" : "reward_change", single.Reached!);
            if (single.PassRateReached is { } rate)
            {
                Comparison(json, "pass_rate_change", rate);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("oracle");
        Arm(json, evaluation.Oracle);
        json.WriteEndObject();
    }

    public static void Explanation(Utf8JsonWriter json, RouterExplanation explanation)
    {
        json.WriteString("router", explanation.Router.Address);
        json.WriteString("item", explanation.Item);
        json.WriteString("choice", explanation.Candidates[explanation.Chosen].Candidate.Name);
        json.WriteStartArray("candidates");
        foreach (var candidate in explanation.Candidates)
        {
            json.WriteStartObject();
            json.WriteString("name", candidate.Candidate.Name);
            Number(json, "chance", candidate.Chance);
            Number(json, "reward", candidate.Reward);
            Number(json, "cost_per_1000", (double?)candidate.Candidate.CostPer1000);
            Number(json, "latency_ms", (double?)candidate.Candidate.LatencyMs);
            json.WriteStartArray("moved_by");
            foreach (var (feature, points) in candidate.Moves)
            {
                json.WriteStartObject();
                json.WriteString("feature", feature);
                Number(json, "points", points);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string OutcomeOf(RouterOutcome outcome) => outcome switch
    {
        RouterOutcome.Pays => "pays",
        RouterOutcome.DoesNotPay => "does_not_pay",
        _ => "not_shown",
    };

    private static void Arm(Utf8JsonWriter json, ArmFigure arm)
    {
        json.WriteNumber("pass", arm.PassRate.Pass!.Value);
        json.WriteNumber("fail", arm.PassRate.Fail!.Value);
        Number(json, "pass_rate", (double?)arm.PassRate.Rate);
        Number(json, "low", arm.PassRate.Interval?.Low);
        Number(json, "high", arm.PassRate.Interval?.High);
        Number(json, "reward", arm.Reward);
        Number(json, "cost_per_1000", arm.CostPer1000);
        Number(json, "latency_ms", arm.LatencyMs);
    }

    private static void Comparison(Utf8JsonWriter json, string name, FigureComparison figure)
    {
        json.WriteStartObject(name);
        json.WriteString("word", ComparisonKeys.Spaced(figure.Judgement.Word));
        Number(json, "points", figure.Evidence?.Points);
        Number(json, "low", figure.Judgement.Interval?.Low);
        Number(json, "high", figure.Judgement.Interval?.High);
        Number(json, "level", figure.Judgement.Level);
        Number(json, "p", figure.Judgement.AdjustedP);
        json.WriteNumber("better", figure.Evidence?.PairsBetter ?? 0);
        json.WriteNumber("worse", figure.Evidence?.PairsWorse ?? 0);
        json.WriteString("method", figure.Evidence is { } evidence ? ComparisonWording.Of(evidence.Method).ToString() : null);
        json.WriteEndObject();
    }

    /// <summary>Six digits: more say nothing, and would not be the same everywhere.</summary>
    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, FeatureSpace.Rounded(known));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
