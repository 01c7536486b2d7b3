using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Merging;

/// <summary>What an experiment of a module file is, apart from its id (docs/data-format.md, Identity).</summary>
internal sealed record RunIdentity
{
    private RunIdentity(string hash, string? source, string asRun)
    {
        Hash = hash;
        Source = source;
        AsRun = asRun;
    }

    /// <summary>64 hex digits of all that tells the run from others.</summary>
    public string Hash { get; }

    /// <summary>Whether it is known what it was imported from.</summary>
    public bool HasSource => Source is not null;

    /// <summary>SHA-256 of what it was imported from; null where that is not known.</summary>
    private string? Source { get; }

    /// <summary>Prompt version, model and time: all that can be compared where one of two has no source.</summary>
    private string AsRun { get; }

    /// <summary>Null where the experiment lacks what an identity is made of.</summary>
    public static RunIdentity? Of(ModuleId module, JsonNode experiment)
    {
        if (!PromptVersion.TryParse(experiment["prompt_version"u8].AsString(), out var version) || experiment["model"u8].AsString() is not { } model
            || experiment["timestamp"u8].AsString() is not { } time)
        {
            return null;
        }

        var source = Modules.Source.IsListFormat(experiment["source"u8]["format"u8].AsString()) ? null : experiment["source"u8]["sha256"u8].AsString();
        var parameters = experiment["params"u8] is { Exists: true } node ? CompactJson.Of(node) : null;
        var run = experiment["run"u8].AsString();
        using var ids = new ExperimentIds();
        var hash = ids.IdentityOf(source ?? time, module, version, experiment["dataset"u8].AsString(), model, parameters, run);
        var moment = Timestamp.TryParse(time, out var timestamp) ? timestamp.Order.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : time;
        return new RunIdentity(hash, source, $"{version.Text}\n{model}\n{moment}");
    }

    /// <summary>Whether two experiments are one: by their sources where both name one, else by version, model and time.</summary>
    public bool IsSameAs(RunIdentity other) => Source is not null && other.Source is not null ? Hash == other.Hash : AsRun == other.AsRun;
}
