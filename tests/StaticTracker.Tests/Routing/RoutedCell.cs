namespace StaticTracker.Tests.Routing;

/// <summary>One result of a made-up module: a version on a model with the letters of each rubric, one for each item in order.</summary>
internal sealed record RoutedCell(string Version, string Model, params string[] Rows)
{
    /// <summary>JSON of the usage; null: not known.</summary>
    public string? Usage { get; init; }

    public string? DatasetVersion { get; init; } = "d1";

    public string? Dataset { get; init; }

    /// <summary>JSON of the judge; null: not known.</summary>
    public string? Judge { get; init; }

    public int Day { get; init; } = 20;

    public string Id => $"m01_{Version}_{Model}_{Day}";
}
