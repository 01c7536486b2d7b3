using System.Text.RegularExpressions;

namespace StaticTracker.Setup;

/// <summary>
/// The lines of CODEOWNERS that make the owners' approval necessary for what judges results: the settings with the gate's policy, the schemas, templates, the program's
/// version, the workflows, and these lines themselves.
/// </summary>
public static partial class CodeOwners
{
    public const string ValidOwners = "@name, @organisation/team, and an e-mail address";

    /// <summary>Where hosts look, the place that goes before the others first.</summary>
    private static readonly string[] s_files = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

    private static readonly string[] s_owned = ["/data/tracker.json", "/data/schemas/", "/site-templates/", "/.config/dotnet-tools.json", "/.github/", "CODEOWNERS"];

    /// <summary>Whether a text can stand for an owner.</summary>
    public static bool IsOwner(string text) => text.Length <= 200 && Owner().IsMatch(text);

    /// <summary>The lines, for the file that the repository has.</summary>
    public static ProjectFile FileFor(string root, IReadOnlyList<string> owners)
    {
        var path = s_files.FirstOrDefault(f => File.Exists(Path.Combine(root, f.Replace('/', Path.DirectorySeparatorChar)))) ?? s_files[0];
        return new ProjectFile(path, string.Concat(s_owned.Select(o => $"{o} {string.Join(' ', owners)}\n")), ProjectFileKind.Owners);
    }

    [GeneratedRegex(@"^(@[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)*|[^\s@#]+@[^\s@#]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Owner();
}
