namespace StaticTracker.Diagnostics;

/// <summary>
/// Every problem this program can report. ST0xx reading a file, ST1xx figures, ST2xx form, ST3xx names and references,
/// ST4xx importing, ST5xx git, history and merging, ST6xx site and templates, ST7xx settings and surroundings,
/// ST8xx prompts, runs, promotions and routers.
/// </summary>
public static partial class Codes
{
    /// <summary>All codes, in the order of their ids.</summary>
    public static IReadOnlyList<ProblemCode> All { get; } =
    [
        .. Reading.All,
        .. Figures.All,
        .. Form.All,
        .. References.All,
        .. Importing.All,
        .. Suggesting.All,
        .. Exporting.All,
        .. Migrating.All,
        .. Remote.All,
        .. Sources.All,
        .. History.All,
        .. Merging.All,
        .. Site.All,
        .. Surroundings.All,
        .. Prompts.All,
        .. Runs.All,
        .. Promotion.All,
        .. Runs.OfExperiments,
        .. Routing.All,
    ];
}
