using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Exporting;

/// <summary>Two modules whose names, models and suggestions are as nasty as data may be.</summary>
internal static class ExportedProject
{
    public const string Formula = "=HYPERLINK(\\\"http://evil\\\",\\\"x\\\")";

    public static TrackerTest Test() => new TrackerTest()
        .With("data/modules/m01.json", $$"""
            { "module_id": "m01", "module_name": "Brands", "primary_rubric": "found", "experiments": [
              { "id": "e1", "prompt_version": "v1", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-20T00:00:00", "metrics": { "unit": "verdict", "total": 20, "pass": 6, "fail": 12, "error": 2 },
                "rubrics": { "-found": { "pass": 2, "total": 10, "error": 1 }, "found": { "pass": 4, "total": 10, "error": 1 } }, "usage": { "tokens_in": 0, "cost_usd": 0.0125 } },
              { "id": "e2", "prompt_version": "v2", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-21T00:00:00", "metrics": { "unit": "verdict", "total": 20, "pass": 13, "fail": 7 },
                "rubrics": { "-found": { "pass": 5, "total": 10 }, "found": { "pass": 8, "total": 10 } } },
              { "id": "e3", "prompt_version": "v2", "dataset_version": "v1", "model": "+cmd|' /C calc'!A0", "timestamp": "2026-01-21T00:00:00", "metrics": { "total": 3, "pass": 0, "fail": 0, "error": 3 } },
              { "id": "e4", "prompt_version": "v2", "dataset_version": "v1", "model": "gpt-5", "timestamp": "2026-01-22T00:00:00", "metrics": { "total": 1, "pass": 1 }, "withdrawn": { "reason": "wrong, \"file\"" } } ],
              "suggestions": [
                { "id": "one", "version": "v1", "rubric": "found", "suggestion": "Add examples.", "priority": "high", "status": "applied", "applied_in": "v2" },
                { "id": "two", "version": "v2", "suggestion": "{{Formula}}", "status": "pending" },
                { "id": "three", "version": "v2", "suggestion": "- a list\n- of \"two\", lines", "status": "rejected", "reason": "@all" } ] }
            """)
        .With("data/modules/m02.json", """{ "module_id": "m02", "experiments": [{ "id": "f1", "prompt_version": "1", "model": "a|b", "timestamp": "2026-01-20T00:00:00", "metrics": { "pass_rate": 57.30 } }] }""");
}
