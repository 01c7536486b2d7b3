using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Checking;

/// <summary>Counts: passed + failed + errors = total, the rubrics against the metrics, kinds against what they are kinds of.</summary>
internal static class CountRules
{
    private const string MendCount = "correct the count that is wrong; what neither passed nor failed is an error, and stands as \"error\"";

    public static void Check(ModuleScope scope, int index, Experiment e)
    {
        var m = e.Metrics;
        if (!AddUp(m.Total, m.Pass, m.Fail, m.Error))
        {
            ReportSum(scope, scope.Metrics(index), m.Total!.Value, m.Pass, m.Fail, m.Error);
        }

        var rubrics = e.Rubrics;
        for (var i = 0; i < rubrics.Count; i++)
        {
            var r = rubrics[i];
            if (!AddUp(r.Total, r.Pass, r.Fail, r.Error))
            {
                ReportSum(scope, scope.Rubric(index, r.Rubric), r.Total!.Value, r.Pass, r.Fail, r.Error);
            }
        }

        if (rubrics.Count > 0 && m.Unit == "verdict")
        {
            CheckRubricSums(scope, index, e);
        }

        if (e.ErrorKinds.Count + e.FailureKinds.Count > 0)
        {
            CheckKinds(scope, index, e);
        }
    }

    /// <summary>Whether counts can be true; what is absent is left open, except errors: absent means none.</summary>
    public static bool AddUp(long? total, long? pass, long? fail, long? error)
    {
        if (total is not { } all)
        {
            return true;
        }

        var known = pass.GetValueOrDefault() + fail.GetValueOrDefault() + error.GetValueOrDefault();
        return pass is not null && fail is not null ? known == all : known <= all;
    }

    private static void ReportSum(ModuleScope scope, JsonNode at, long total, long? pass, long? fail, long? error)
    {
        var parts = new List<string>();
        foreach (var (name, count) in new[] { ("pass", pass), ("fail", fail), ("error", error) })
        {
            if (count is { } known)
            {
                parts.Add($"{name} {Shown.Count(known)}");
            }
        }

        var sum = Shown.Count(pass.GetValueOrDefault() + fail.GetValueOrDefault() + error.GetValueOrDefault());
        var given = parts.Count == 1 ? parts[0] : $"{string.Join(" + ", parts)} is {sum}";
        scope.Add(at, "total"u8, Codes.Figures.CountsAddUp, $"total is {Shown.Count(total)} but {given}", MendCount);
    }

    private static void CheckRubricSums(ModuleScope scope, int index, Experiment e)
    {
        var m = e.Metrics;
        CheckRubricSum(scope, index, e, "total", m.Total, static r => r.Total);
        CheckRubricSum(scope, index, e, "pass", m.Pass, static r => r.Pass);
        CheckRubricSum(scope, index, e, "fail", m.Failed, static r => r.Failed);
        CheckRubricSum(scope, index, e, "error", m.Total is null ? m.Error : m.Error ?? 0, static r => r.Total is null ? r.Error : r.Error ?? 0);
    }

    // Sums of decimals: exact for all there can be, and compiled ahead of time, which wider integers are not.
    private static void CheckRubricSum(ModuleScope scope, int index, Experiment e, string name, long? stated, Func<RubricResult, long?> count)
    {
        if (stated is not { } all)
        {
            return;
        }

        var sum = 0m;
        for (var i = 0; i < e.Rubrics.Count; i++)
        {
            if (e.IsApart(e.Rubrics[i]))
            {
                continue;
            }

            if (count(e.Rubrics[i]) is not { } part)
            {
                return;
            }

            sum += part;
        }

        if (sum != all)
        {
            var metrics = scope.Metrics(index);
            var at = ModuleScope.MemberOf(metrics, name);
            scope.Add(
                at.Exists ? at : metrics, Codes.Figures.RubricsAddUp,
                $"{name} is {Shown.Count(all)} but the rubrics' {name} add up to {sum}",
                "import the source again, or set \"unit\" to \"item\" if test cases are counted here");
        }
    }

    private static void CheckKinds(ModuleScope scope, int index, Experiment e)
    {
        var m = e.Metrics;
        var error = m.Total is null ? m.Error : m.Error ?? 0;
        CheckKinds(scope, scope.Experiment(index)["error_kinds"u8], "errors", error, e.ErrorKinds);
        CheckKinds(scope, scope.Experiment(index)["failure_kinds"u8], "failures", m.Failed, e.FailureKinds);
    }

    private static void CheckKinds(ModuleScope scope, JsonNode at, string what, long? all, IReadOnlyList<KeyValuePair<string, long>> kinds)
    {
        var sum = 0m;
        for (var i = 0; i < kinds.Count; i++)
        {
            sum += kinds[i].Value;
        }

        if (all is { } count && sum > count)
        {
            scope.Add(at, Codes.Figures.KindsAddUp, $"the kinds of {what} add up to {sum} but there are {Shown.Count(count)} {what}", "correct the count that is wrong");
        }
    }
}
