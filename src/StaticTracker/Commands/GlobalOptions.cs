using System.CommandLine;

namespace StaticTracker.Commands;

/// <summary>The options that every verb has.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> Data = new("--data") { Description = "The data folder (default: data/ here or above)", HelpName = "DIR", Recursive = true };

    public static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Say nothing but the answer and problems", Recursive = true };

    public static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "Say more", Recursive = true };

    public static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON", Recursive = true };

    public static readonly Option<bool> NoColor = new("--no-color") { Description = "No colours (also: the variable NO_COLOR)", Recursive = true };

    public static IReadOnlyList<Option> All { get; } = [Data, Quiet, Verbose, Json, NoColor];

    public static Values Of(ParseResult result) =>
        new(result.GetValue(Data), result.GetValue(Quiet), result.GetValue(Verbose), result.GetValue(Json), result.GetValue(NoColor));

    /// <summary>What was given.</summary>
    internal sealed record Values(string? Data, bool Quiet, bool Verbose, bool Json, bool NoColor);
}
