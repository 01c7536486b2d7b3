using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>The rules of each kind of data file. Keys that are not named here, unknown ones too, are merged key by key.</summary>
internal static class MergeRules
{
    private static readonly MergeRule s_experiment = new MergeRule(MergeForm.ByKey)
    {
        // Figures of one run were counted together: half of them from each side would be figures that nobody measured.
        Units = [["metrics", "rubrics", "classification", "error_kinds", "failure_kinds"], ["usage"]],
    }
        .With("rubrics", new MergeRule(MergeForm.ByKey) { Inner = new MergeRule(MergeForm.ByKey).With("score", new(MergeForm.Whole)) })
        .With("score", new(MergeForm.Whole))
        .With("params", new(MergeForm.Whole))
        .With("judge", new(MergeForm.Whole))
        .With("links", new(MergeForm.Map))
        .With("source", new MergeRule(MergeForm.ByKey).With("file", new(MergeForm.First)))
        .With("withdrawn", new(MergeForm.Whole));

    private static readonly MergeRule s_suggestion = new(MergeForm.ByKey) { Units = [["status", "applied_in", "reason", "superseded_by"]] };

    private static readonly MergeRule s_module = new MergeRule(MergeForm.ByKey)
        .With("rubric_names", new(MergeForm.Map))
        .With("tags", new(MergeForm.Set))
        .With("experiments", new(MergeForm.Keyed) { Noun = "experiment", Inner = s_experiment })
        .With("suggestions", new(MergeForm.Keyed) { Noun = "suggestion", Inner = s_suggestion, Keys = ElementKeys.OfSuggestions });

    private static readonly MergeRule s_gate = new MergeRule(MergeForm.Map)
        .With("rules", new(MergeForm.Keyed)
        {
            Noun = "rule", Keys = ElementKeys.By("name"), Inner = new MergeRule(MergeForm.ByKey).With("modules", new(MergeForm.Set)).With("except", new(MergeForm.Set)),
        })
        .With("overrides", new(MergeForm.Keyed) { Noun = "override", Keys = ElementKeys.By("rule", "module", "version", "model"), Inner = new(MergeForm.Whole) });

    /// <summary>What an earlier rule says holds: their order means something, and so does that of their outcomes.</summary>
    private static readonly MergeRule s_import = new MergeRule(MergeForm.Map).With("rules", new(MergeForm.Ordered)
    {
        Noun = "rule", Keys = ElementKeys.ByName, Inner = new MergeRule(MergeForm.ByKey).With("words", new(MergeForm.Map) { Inner = new(MergeForm.Set) }),
    });

    private static readonly MergeRule s_promotion = new MergeRule(MergeForm.Map).With("guard_rubrics", new(MergeForm.Set)).With("reward", new(MergeForm.Whole));

    private static readonly MergeRule s_settings = new MergeRule(MergeForm.ByKey)
        .With("links", new(MergeForm.Map))
        .With("thresholds", new MergeRule(MergeForm.Map).With("weak_rubric", new(MergeForm.Whole)))
        .With("models", new(MergeForm.Map) { Inner = new(MergeForm.Set) })
        .With("modules", new(MergeForm.Map))
        .With("baselines", new(MergeForm.Map) { Inner = new(MergeForm.Map) { Inner = new(MergeForm.Whole) } })
        .With("gate", s_gate)
        .With("promotion", new MergeRule(MergeForm.Map).With("default", s_promotion).With("modules", new(MergeForm.Map) { Inner = s_promotion }))
        .With("import", s_import)
        .With("details", new MergeRule(MergeForm.Map).With("redact", new(MergeForm.Ordered) { Noun = "pattern", Keys = ElementKeys.ByName }))
        .With("retention", new(MergeForm.Map))
        .With("site", new MergeRule(MergeForm.Map).With("publish", new(MergeForm.Map)).With("texts", new(MergeForm.Map))
            .With("colours", new MergeRule(MergeForm.Map).With("light", new(MergeForm.Map)).With("dark", new(MergeForm.Map))));

    private static readonly MergeRule s_verdicts = new(MergeForm.ByKey) { Units = [["items", "verdicts", "scores"]] };

    private static readonly MergeRule s_items = new MergeRule(MergeForm.ByKey)
        .With("items", new(MergeForm.Keyed) { Noun = "item", Inner = new MergeRule(MergeForm.ByKey).With("tags", new(MergeForm.Set)) });

    private static readonly MergeRule s_details = new MergeRule(MergeForm.ByKey)
        .With("redacted", new(MergeForm.Whole))
        .With("items", new(MergeForm.Map) { Inner = new MergeRule(MergeForm.ByKey).With("reasons", new(MergeForm.Map)) });

    /// <summary>A hash and what it is the hash of were made at one time: half of each side would be a prompt that nobody ran.</summary>
    private static readonly MergeRule s_bundle = new MergeRule(MergeForm.ByKey)
    {
        Units = [["prompt_hash", "root_system_prompt", "task_prompt", "role_prompts", "role_models", "tools_contract", "decoding"]],
    }
        .With("source_paths", new(MergeForm.Set));

    private static readonly MergeRule s_run = new MergeRule(MergeForm.ByKey)
    {
        Units = [["status", "ended_at", "archived"], ["token_input", "token_output", "cost_usd", "total_items_seen", "total_items_scored"]],
    }
        .With("prompt_source_paths", new(MergeForm.Set))
        .With("bundle", new(MergeForm.Whole))
        .With("config_snapshot", new(MergeForm.Whole))
        .With("commit", new(MergeForm.Whole))
        .With("results", new(MergeForm.Set))
        .With("archived", new(MergeForm.Whole))
        .With("notes", new(MergeForm.Set))
        .With("tags", new(MergeForm.Set));

    /// <summary>A suite is fixed: the items of two together would be a third one that nobody chose.</summary>
    private static readonly MergeRule s_benchmark = new(MergeForm.ByKey) { Units = [["suite", "version", "module", "items"]] };

    /// <summary>What both sides promoted stays, in the order of the entries' ids; that one was decided without the other is told by <see cref="ParallelPromotions"/>.</summary>
    private static readonly MergeRule s_promotions = new MergeRule(MergeForm.ByKey)
        .With("entries", new(MergeForm.Keyed) { Noun = "promotion", Inner = new(MergeForm.Whole) })
        .With("seen", new(MergeForm.Set));

    /// <summary>Learned at one time: half of each side would choose by what nobody measured.</summary>
    private static readonly MergeRule s_router = new(MergeForm.Whole);

    /// <summary>Written once by one attempt.</summary>
    private static readonly MergeRule s_report = new(MergeForm.Whole);

    /// <summary>A plan is one thing, and so is a conclusion; runs that two people added both stay.</summary>
    private static readonly MergeRule s_ab = new MergeRule(MergeForm.ByKey) { Units = [["hypothesis", "primary_metric", "minimum_effect", "planned_n", "stop_rule", "alpha"]] }
        .With("control", new(MergeForm.Set))
        .With("treatment", new(MergeForm.Set))
        .With("conclusion", new(MergeForm.Whole));

    /// <summary>The rule of a file's root; null for the derived index, which is made anew instead.</summary>
    public static MergeRule? Of(DataKind kind) => kind switch
    {
        DataKind.Module => s_module,
        DataKind.Settings => s_settings,
        DataKind.Verdicts => s_verdicts,
        DataKind.Items => s_items,
        DataKind.Details => s_details,
        DataKind.Bundle => s_bundle,
        DataKind.Run => s_run,
        DataKind.Ab => s_ab,
        DataKind.Benchmark => s_benchmark,
        DataKind.Promotions => s_promotions,
        DataKind.PromotionReport => s_report,
        DataKind.Router => s_router,
        _ => null,
    };
}
