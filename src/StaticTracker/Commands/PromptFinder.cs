using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Finds bundles by what a person types: <c>m01@v3</c>, or the beginning of a hash. What is not found is a problem that says what may be meant.</summary>
internal sealed class PromptFinder(CommandContext context, DataFolder folder)
{
    private const int ShortestHash = 6;

    private readonly PromptLibrary _library = new(folder);

    public PromptBundle? Find(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return FindByHash(address);
        }

        var known = _library.Modules;
        if (!ModuleId.TryParse(address[..at], out var module) || !known.Contains(module))
        {
            return Missing(address, $"there is no prompt of a module '{address[..at]}'", DidYouMean.Of(address[..at], known.Select(m => m.Text)), known.Count == 0 ? "'tracker prompt add' makes one" : "'tracker prompt list' names those that are there");
        }

        var versions = _library.VersionsOf(module);
        if (!PromptVersion.TryParse(address[(at + 1)..], out var version) || !versions.Contains(version))
        {
            return Missing(address, $"{module} has no prompt '{address[(at + 1)..]}'", DidYouMean.Of(address[(at + 1)..], versions.Select(v => v.Text)), $"versions: {string.Join(", ", versions)}");
        }

        return _library.Read(module, version, context.Problems);
    }

    private PromptBundle? FindByHash(string hash)
    {
        if (hash.Length < ShortestHash || !hash.All(char.IsAsciiHexDigitLower))
        {
            return Missing(hash, $"'{hash}' names no prompt", null, $"name it like m01@v3, or by at least {ShortestHash} hex digits of its hash");
        }

        var found = _library.Modules.SelectMany(m => _library.Of(m, context.Problems)).Where(b => b.Hash.StartsWith(hash, StringComparison.Ordinal)).ToList();
        return found.Count == 0 ? Missing(hash, $"no prompt has a hash that starts with {hash}", null, "'tracker prompt list' names those that are there")
            : found.TrueForAll(b => b.Hash == found[0].Hash) ? found[0]
            : Missing(hash, $"several prompts have a hash that starts with {hash}", null, $"name one: {string.Join(", ", found.Select(b => b.Address))}");
    }

    private PromptBundle? Missing(string address, string message, string? meant, string hint)
    {
        context.Problems.Add(SourceSpan.File(address), Codes.Prompts.NoSuchPrompt, message, meant is null ? hint : $"did you mean '{meant}'?");
        return null;
    }
}
