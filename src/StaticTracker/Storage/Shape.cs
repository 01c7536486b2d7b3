namespace StaticTracker.Storage;

/// <summary>
/// The canonical form of one kind of value: the keys of an object in their order (others follow in ordinal order), what stands under them,
/// and how elements are ordered. Mirrors the schemas in data/schemas; a test holds the two together.
/// </summary>
internal sealed class Shape
{
    /// <summary>Values without a shape of their own: keys in ordinal order, elements as they stand.</summary>
    public static readonly Shape Free = new();

    private static readonly Shape s_score = Object("mean", "n", "min", "max", "better");

    private static readonly Shape s_experiment = Object(
        "id", "prompt_version", "dataset", "dataset_version", "model", "timestamp", "metrics", "rubrics", "score", "usage", "classification",
        "error_kinds", "failure_kinds", "status", "params", "judge", "prompt_hash", "run", "braintrust_url", "links", "source", "corrects", "withdrawn")
        .With("metrics", Object("unit", "pass_rate", "match_rate", "total", "pass", "fail", "error", "skipped"))
        .With("rubrics", Map(Object("pass", "fail", "error", "skipped", "total", "rate", "score").With("score", s_score)))
        .With("score", s_score)
        .With("usage", Object("tokens_in", "tokens_out", "cost_usd", "latency_ms_mean", "latency_ms_p95"))
        .With("classification", Object("tp", "tn", "fp", "fn"))
        .With("judge", Object("model", "rubrics_version"))
        .With("source", Object("format", "file", "sha256", "url", "derived"))
        .With("withdrawn", Object("reason", "at"));

    private static readonly Shape s_suggestion = Object("id", "version", "rubric", "issue", "suggestion", "priority", "status", "applied_in", "reason", "superseded_by");

    private static readonly Shape s_importRule = Object("name", "match", "override", "fields", "params", "links", "columns", "rows", "delimiter", "words", "scores", "outcomes")
        .With("match", Object("file", "format", "prompt", "task", "provider", "columns"))
        .With("fields", Object("module", "prompt_version", "dataset", "dataset_version", "model", "timestamp", "judge"))
        .With("columns", Object(
            "item", "input", "expected", "rubric", "result", "reason", "output", "label", "score", "scores", "tokens_in", "tokens_out", "cost_usd", "latency_ms", "latency_s",
            "pass", "fail", "error", "skipped", "total", "n", "rate_percent", "rate_share"))
        .With("words", Object("pass", "fail", "error", "skipped"))
        .With("scores", Map(Object("pass_mark", "better", "min", "max", "errors")))
        .With("outcomes", List(
            Object("when", "is", "label").With("when", Object("result", "rubric", "reason", "output", "label", "columns")), ElementOrder.AsTheyStand));

    public static readonly Shape Experiment = s_experiment;

    public static readonly Shape Suggestion = s_suggestion;

    public static readonly Shape Module = Object(
        "$schema", "format", "module_id", "module_name", "description", "primary_rubric", "rubric_names", "group", "tags", "experiments", "suggestions")
        .With("experiments", List(s_experiment, ElementOrder.Experiments))
        .With("suggestions", List(s_suggestion, ElementOrder.Suggestions));

    private static readonly Shape s_gateRule = Object(
        "name", "tier", "on", "modules", "except", "against", "max_drop", "max_relative_drop", "min_pass_rate", "max_error_share", "require_evidence", "allow_first");

    private static readonly Shape s_promotion = Object(
        "benchmark", "required_task_count", "min_reward_delta", "reward", "evidence", "guard_rubrics", "max_guard_drop", "max_error_rate_increase", "max_latency_increase_ms", "max_cost_increase",
        "allow_first").With("reward", Object("cost_weight", "latency_weight"));

    public static readonly Shape Settings = Object("$schema", "format", "title", "description", "site_url", "links", "thresholds", "models", "modules", "baselines", "gate", "promotion", "site", "import", "details", "retention")
        .With("thresholds", Object("max_error_share", "no_difference_margin", "stale_days", "weak_rubric").With("weak_rubric", Object("high", "medium", "low")))
        .With("modules", Map(Object("name", "primary_rubric", "dataset", "description", "group", "baseline")))
        .With("baselines", Map(Map(Object("version", "model", "experiment"))))
        .With("gate", Object("rules", "overrides")
            .With("rules", List(s_gateRule, ElementOrder.AsTheyStand))
            .With("overrides", List(Object("rule", "module", "version", "model", "who", "why", "until"), ElementOrder.AsTheyStand)))
        .With("site", Object("logo", "colours", "texts", "publish").With("colours", Object("light", "dark")).With("publish", Object("authors", "items", "details", "prompts", "sources")))
        .With("promotion", Object("default", "modules").With("default", s_promotion).With("modules", Map(s_promotion)))
        .With("retention", Object("keep_last", "archive_after_days", "delete_after_days"))
        .With("import", Object("rules").With("rules", List(s_importRule, ElementOrder.AsTheyStand)))
        .With("details", Object("redact", "max_text", "max_file_kb").With("redact", List(Object("name", "pattern"), ElementOrder.AsTheyStand)));

    /// <summary>One line per key: values below the first two levels stand on one line.</summary>
    public static readonly Shape Verdicts = new()
    {
        Keys = ["$schema", "format", "experiment", "items", "verdicts", "scores"],
        OneLineElements = true,
    };

    public static readonly Shape Items = Object("$schema", "format", "items")
        .With("items", List(Object("id", "text_sha256", "text", "expected", "tags", "language", "length"), ElementOrder.AsTheyStand));

    public static readonly Shape Details = Object("$schema", "format", "experiment", "redacted", "cut", "left_out", "items").With("items", Map(Object("input", "expected", "output", "reasons")));

    public static readonly Shape Bundle = Object(
        "$schema", "format", "module", "version", "label", "prompt_hash", "root_system_prompt", "task_prompt", "role_prompts", "role_models", "tools_contract",
        "decoding", "amends", "source_paths", "notes");

    public static readonly Shape Ab = Object(
        "$schema", "format", "id", "module", "hypothesis", "primary_metric", "minimum_effect", "planned_n", "stop_rule", "alpha", "dataset_fingerprint", "started_at", "control", "treatment", "conclusion")
        .With("conclusion", Object("at", "decision", "note", "figures").With("figures", Object("items", "better", "worse", "control_rate", "treatment_rate", "e_value", "share_low", "share_high")));

    public static readonly Shape Run = Object(
        "$schema", "format", "id", "status", "kind", "experiment_id", "module", "prompt_version", "prompt_hash", "prompt_label", "prompt_source_paths", "bundle",
        "model_root", "model_workers", "config_snapshot", "dataset", "dataset_version", "dataset_fingerprint", "commit", "started_at", "ended_at", "token_input", "token_output", "cost_usd",
        "total_items_seen", "total_items_scored", "results", "archived", "notes", "tags")
        .With("bundle", Object("root_system_prompt", "task_prompt", "role_prompts", "role_models", "tools_contract", "decoding"))
        .With("commit", Object("hash", "dirty"))
        .With("archived", Object("was", "at"));

    public static readonly Shape Benchmark = Object("$schema", "format", "suite", "version", "module", "description", "items")
        .With("items", List(Object("id", "category", "text_sha256"), ElementOrder.AsTheyStand));

    public static readonly Shape Promotions = Object("$schema", "format", "module", "entries", "seen").With("entries", List(
        Object("id", "number", "action", "prompt_version", "prompt_label", "prompt_hash", "model", "experiment", "since", "why", "by", "override", "before", "back_to", "report")
            .With("before", Object("id", "prompt_version", "model")), ElementOrder.AsTheyStand));

    private static readonly Shape s_promoted = Object("prompt_version", "prompt_label", "prompt_hash", "model", "experiment", "dataset", "dataset_version");

    private static readonly Shape s_measured = Object("baseline", "challenger", "delta", "delta_of_pairs", "low", "high", "p", "word");

    public static readonly Shape PromotionReport = Object(
        "$schema", "format", "id", "module", "timestamp", "dry_run", "by", "sources", "sample_count", "benchmark", "policy", "baseline", "challenger", "decision", "override", "promoted_version",
        "entry", "error")
        .With("sources", List(Object("experiment", "verdicts_sha256"), ElementOrder.AsTheyStand))
        .With("benchmark", Object("suite", "version", "fingerprint"))
        .With("policy", s_promotion)
        .With("baseline", s_promoted)
        .With("challenger", s_promoted)
        .With("decision", Object("accepted", "by_policy", "reasons", "notes", "metrics")
            .With("reasons", List(Object("limit", "verdict", "demand", "figures"), ElementOrder.AsTheyStand))
            .With("metrics", Object("task_count", "reward", "pass_rate", "error_rate", "latency_ms", "cost_per_1000", "guards", "categories")
                .With("task_count", Object("judged", "required", "items"))
                .With("reward", s_measured).With("pass_rate", s_measured).With("error_rate", s_measured).With("latency_ms", s_measured).With("cost_per_1000", s_measured)
                .With("guards", Map(s_measured)).With("categories", Map(Object("items", "baseline", "challenger", "delta")))));

    public static readonly Shape Router = Object(
        "$schema", "format", "module", "version", "dataset", "dataset_version", "items_sha256", "benchmark", "reward", "penalty", "counts", "rubrics", "features", "candidates", "best_single")
        .With("benchmark", Object("suite", "version", "fingerprint"))
        .With("reward", Object("cost_weight", "latency_weight"))
        .With("counts", Object("items", "verdicts", "held_out", "left_out"))
        .With("features", List(Object("name", "items", "mean", "spread"), ElementOrder.AsTheyStand))
        .With("candidates", List(
            Object("prompt_version", "model", "prompt_hash", "experiment", "verdicts_sha256", "pass", "fail", "cost_per_1000", "latency_ms", "intercept", "coefficients"), ElementOrder.AsTheyStand));

    private readonly Dictionary<string, Shape> _members = new(StringComparer.Ordinal);

    private Shape()
    {
    }

    public IReadOnlyList<string> Keys { get; private init; } = [];

    /// <summary>The shape of elements and of members that are not named.</summary>
    public Shape Inner { get; private init; } = null!;

    public ElementOrder Order { get; private init; } = ElementOrder.AsTheyStand;

    /// <summary>Arrays are written on one line.</summary>
    public bool OneLineElements { get; private init; }

    public Shape Member(string name) => _members.GetValueOrDefault(name) ?? Inner ?? Inherited;

    public Shape Element => Inner ?? Inherited;

    private Shape Inherited => OneLineElements ? this : Free;

    /// <summary>The shape of a kind of data file.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is derived, and has no canonical form.</exception>
    public static Shape Of(DataKind kind) => kind switch
    {
        DataKind.Module => Module,
        DataKind.Settings => Settings,
        DataKind.Verdicts => Verdicts,
        DataKind.Items => Items,
        DataKind.Details => Details,
        DataKind.Bundle => Bundle,
        DataKind.Run => Run,
        DataKind.Ab => Ab,
        DataKind.Benchmark => Benchmark,
        DataKind.Promotions => Promotions,
        DataKind.PromotionReport => PromotionReport,
        DataKind.Router => Router,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A derived file has no canonical form."),
    };

    private static Shape Object(params string[] keys) => new() { Keys = keys };

    private static Shape Map(Shape inner) => new() { Inner = inner };

    private static Shape List(Shape inner, ElementOrder order) => new() { Inner = inner, Order = order };

    private Shape With(string key, Shape shape)
    {
        _members.Add(key, shape);
        return this;
    }
}
