using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Prompts;

/// <summary>Decides where a prompt that is to be kept goes. Nothing that lies there is ever overwritten with another content.</summary>
public sealed class PromptShelf(DataFolder folder, Problems problems)
{
    private readonly PromptLibrary _library = new(folder);

    /// <summary>
    /// The files of a bundle, in the order to write them in; none where it is there already with the same content. Null, with a problem, where
    /// another content is there.
    /// </summary>
    public IReadOnlyList<(string Path, byte[] Content)>? FilesOf(PromptBundle bundle)
    {
        if (!DataFolder.IsFileName(bundle.Version.Text))
        {
            problems.Add(SourceSpan.File(bundle.Address), Codes.Form.UnfitId, $"'{bundle.Version}' cannot be a folder's name on every system", "take another version");
            return null;
        }

        if (bundle.Content.Texts.FirstOrDefault(t => t.Value.Contains('\0', StringComparison.Ordinal)) is { Key: { } part })
        {
            problems.Add(SourceSpan.File(bundle.Address), Codes.Prompts.SourceUnfit, $"{part} holds a null character, which no text file may have", "take it out where the prompt comes from");
            return null;
        }

        var place = folder.PromptFolder(bundle.Module, bundle.Version);
        var versions = _library.VersionsOf(bundle.Module);
        if (versions.FirstOrDefault(v => v != bundle.Version && v.Text.Equals(bundle.Version.Text, StringComparison.OrdinalIgnoreCase)) is { Text: not null } twin)
        {
            problems.Add(SourceSpan.File(DataFolder.Show(place)), Codes.Form.CaseTwins, $"'{bundle.Version}' and '{twin}' are one name on Windows and macOS", $"call it {twin}, or something else");
            return null;
        }

        if (!versions.Contains(bundle.Version))
        {
            return [.. BundleText.FilesOf(bundle).Select(f => (Path.Combine(place, f.Name), f.Content))];
        }

        if (_library.Read(bundle.Module, bundle.Version, problems) is not { } there)
        {
            return null;
        }

        if (PromptHash.Of(there.Content) == bundle.Hash && there.Hash == bundle.Hash)
        {
            return [];
        }

        problems.Add(
            SourceSpan.File(DataFolder.Show(place)), Codes.Prompts.InTheWay, $"{bundle.Address} is there with another content: {PromptHash.Short(there.Hash)}…, not {PromptHash.Short(bundle.Hash)}…",
            "--amend makes the next version of it instead");
        return null;
    }

    /// <summary>What lies in the folder of a bundle, edited or not; null, with a problem, where there is none.</summary>
    public PromptBundle? Base(ModuleId module, PromptVersion version)
    {
        if (_library.Read(module, version, problems) is { } there)
        {
            return there;
        }

        if (!problems.HasErrors)
        {
            problems.Add(SourceSpan.File($"{module}@{version}"), Codes.Prompts.NoSuchPrompt, "there is no such prompt to amend", "'tracker prompt list' names those that are there");
        }

        return null;
    }

    /// <summary>The version that a changed prompt gets.</summary>
    public PromptVersion NextOf(ModuleId module, PromptVersion version) => NextVersion.After(version, _library.VersionsOf(module));
}
