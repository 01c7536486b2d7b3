using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>The hash of the prompt that a run was made with: as the source or an option says, else that of the bundle kept for its version.</summary>
internal sealed class PromptHashes(DataFolder folder, ImportOptions options, Problems problems)
{
    private readonly PromptLibrary _library = new(folder);
    private readonly Dictionary<PromptVersion, PromptBundle?> _read = [];
    private (ModuleId Module, bool Keeps)? _asked;

    /// <summary>The experiment with its hash; null, with a problem, where what is said contradicts what is kept.</summary>
    public Experiment? Complete(ModuleId module, Experiment experiment, SourceFile file)
    {
        var stated = experiment.PromptHash ?? options.PromptHash;
        if (experiment.PromptHash is { } own && options.PromptHash is { } asked && own != asked)
        {
            problems.Add(SourceSpan.File(file.Shown), Codes.Importing.OptionContradicts, $"--prompt-hash says {PromptHash.Short(asked)}…, but the source was made with {PromptHash.Short(own)}…", "leave --prompt-hash out");
            return null;
        }

        if (!_read.TryGetValue(experiment.PromptVersion, out var bundle))
        {
            _read[experiment.PromptVersion] = bundle = Keeps(module) ? _library.Read(module, experiment.PromptVersion, problems) : null;
        }

        if (bundle is null)
        {
            return stated == experiment.PromptHash ? experiment : experiment with { PromptHash = stated };
        }

        if (PromptHash.Of(bundle.Content) is var hash && hash != bundle.Hash)
        {
            problems.Add(SourceSpan.File(bundle.Address), Codes.Prompts.HashDiffers, $"its content has the hash {PromptHash.Short(hash)}…, and it says {PromptHash.Short(bundle.Hash)}…: which one was run is not known", "restore its files from git, then import again");
            return null;
        }

        if (stated is not null && stated != hash)
        {
            problems.Add(
                SourceSpan.File(file.Shown), Codes.Importing.OptionContradicts, $"this was made with a prompt of the hash {PromptHash.Short(stated)}…, but {bundle.Address} is kept here with {PromptHash.Short(hash)}…",
                "a changed prompt is another version: give --prompt-version, and keep that prompt with 'tracker prompt add'");
            return null;
        }

        return experiment with { PromptHash = hash };
    }

    /// <summary>Whether prompts of a module are kept at all: one look instead of one for each version.</summary>
    private bool Keeps(ModuleId module)
    {
        if (_asked is not { } asked || asked.Module != module)
        {
            asked = (module, _library.Keeps(module));
            _asked = asked;
        }

        return asked.Keeps;
    }
}
