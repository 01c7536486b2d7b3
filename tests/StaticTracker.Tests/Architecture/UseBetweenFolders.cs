using System.Text.RegularExpressions;

namespace StaticTracker.Tests.Architecture;

/// <summary>
/// Which folder of the product may use which. A folder that is not in the table fails the test: it needs a line here, and
/// a thought. Nothing refers back, so the table is in an order where each line names only folders above it.
/// </summary>
[TestClass]
public sealed partial class UseBetweenFolders
{
    private static readonly (string Folder, string[] Uses)[] Allowed =
    [
        ("Json", []),
        ("Diagnostics", ["Json"]),
        ("JsonSchema", ["Json"]),
        ("Phrasing", ["Json"]),
        ("Remote", ["Json", "Diagnostics"]),
        ("Modules", ["Json", "Diagnostics"]),
        ("Git", ["Json", "Diagnostics"]),
        ("Storage", ["Json", "Diagnostics", "Modules"]),
        ("Mapping", ["Json", "Diagnostics"]),
        ("Theming", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage"]),
        ("Prompts", ["Json", "Diagnostics", "Modules", "Storage"]),
        ("Comparison", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage"]),
        ("Runs", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage", "Prompts", "Comparison"]),
        ("Gating", ["Diagnostics", "Phrasing", "Modules", "Storage", "Comparison"]),
        ("Promotion", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage", "Prompts", "Comparison", "Gating"]),
        ("Routing", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage", "Prompts", "Comparison", "Promotion"]),
        ("Suggestions", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage", "Comparison"]),
        ("Indexing", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage", "Comparison", "Suggestions"]),
        ("History", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage", "Git"]),
        ("Importing", ["Json", "Diagnostics", "Modules", "Storage", "Mapping", "Prompts", "Git"]),
        ("Migrating", ["Json", "Diagnostics", "Modules", "Storage", "Suggestions", "Mapping", "Importing"]),
        ("Syncing", ["Json", "Diagnostics", "Storage", "Remote"]),
        ("Setup", ["Json", "Diagnostics", "Modules", "Storage", "Git"]),
        ("Merging", ["Json", "Diagnostics", "Modules", "Storage", "Git"]),
        ("Checking", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage", "Theming", "Mapping", "Prompts", "Runs", "Promotion", "Routing", "JsonSchema"]),
        ("Verifying", ["Json", "Diagnostics", "Modules", "Storage", "History", "Importing"]),
        ("Reporting", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage", "Comparison", "Git", "History", "Checking", "Gating", "Promotion", "Routing"]),
        ("Exporting", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage", "Prompts", "Runs", "Comparison", "Suggestions", "History", "Indexing", "Remote"]),
        ("Site", ["Json", "Diagnostics", "Phrasing", "Modules", "Storage", "Prompts", "Runs", "Comparison", "Suggestions", "History", "Indexing", "Exporting", "Gating", "Promotion", "Routing", "Theming"]),
        // The preview hands out what is in a folder: it knows nothing of how the folder came to be.
        ("Serving", ["Json", "Diagnostics"]),
    ];

    // Verbs and the program itself bring everything together.
    private static readonly string[] UseEverything = ["", "Commands"];

    [TestMethod]
    public void GoesOnlyTheAllowedWay()
    {
        var allowed = Allowed.ToDictionary(line => line.Folder, line => line.Uses, StringComparer.Ordinal);
        var wrong = References()
            .Where(found => !UseEverything.Contains(found.From, StringComparer.Ordinal))
            .Where(found => !allowed.GetValueOrDefault(found.From, []).Contains(found.To, StringComparer.Ordinal))
            .Select(found => $"{found.File}: {found.From} must not use {found.To}");

        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    public void IsSaidForEveryFolder()
    {
        var folders = ProductFiles().Select(FolderOf).Distinct().Except(UseEverything).Except(Allowed.Select(line => line.Folder));

        Assert.AreEqual("", string.Join('\n', folders));
    }

    [TestMethod]
    public void NeverRefersBack()
    {
        for (var i = 0; i < Allowed.Length; i++)
        {
            var above = Allowed.Take(i).Select(line => line.Folder);
            Assert.AreEqual("", string.Join(' ', Allowed[i].Uses.Except(above)), Allowed[i].Folder);
        }
    }

    private static IEnumerable<(string File, string From, string To)> References()
    {
        var files = ProductFiles().ToList();
        // A folder's types, to know "Diagnostics.Problem", which the compiler resolves without a using, from a property's name.
        var types = files.ToLookup(FolderOf, file => Path.GetFileName(file).Split('.')[0], StringComparer.Ordinal);
        foreach (var file in files)
        {
            var from = FolderOf(file);
            var text = Comment().Replace(Checkout.Read(file), "");
            var named = FullName().Matches(text).Select(match => match.Groups["folder"].Value).Where(types.Contains);
            var relative = RelativeName().Matches(text)
                .Where(match => types[match.Groups["folder"].Value].Contains(match.Groups["type"].Value, StringComparer.Ordinal))
                .Select(match => match.Groups["folder"].Value);
            foreach (var to in named.Concat(relative).Distinct(StringComparer.Ordinal).Where(to => to != from && to.Length > 0))
            {
                yield return (file, from, to);
            }
        }
    }

    private static IEnumerable<string> ProductFiles() =>
        Checkout.SourceFiles.Where(file => file.StartsWith("src/StaticTracker/", StringComparison.Ordinal));

    private static string FolderOf(string file) => file.Split('/') is [_, _, var folder, _, ..] ? folder : "";

    [GeneratedRegex(@"\bStaticTracker\.(?<folder>[A-Z]\w*)")]
    private static partial Regex FullName();

    [GeneratedRegex(@"(?<![\w.])(?<folder>[A-Z]\w*)\.(?<type>[A-Z]\w*)")]
    private static partial Regex RelativeName();

    [GeneratedRegex("^ *//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
