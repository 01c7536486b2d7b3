using System.Reflection;
using StaticTracker.Storage;

namespace StaticTracker.Setup;

/// <summary>What <c>tracker init</c> lays, in order.</summary>
public static class ProjectFiles
{
    private const string Schemas = "schemas/";

    /// <summary>The attributes that name the merge driver, and keep data files as they are.</summary>
    public static ProjectFile Attributes => new(".gitattributes", Resource("init/gitattributes"), ProjectFileKind.Block);

    /// <summary>The workflow that brings pull requests up to date that conflict only in data.</summary>
    public static ProjectFile MergeWorkflow => Whole(".github/workflows/merge-data.yml", "merge-data.yml");

    /// <summary>The action that puts the program on the search path of a job.</summary>
    public static ProjectFile Action => Whole(".github/actions/tracker/action.yml", "action.yml");

    /// <summary>The workflows that review pull requests, with the action that they use.</summary>
    public static IReadOnlyList<ProjectFile> Reports => [Action, Whole(".github/workflows/review.yml", "review.yml"), Whole(".github/workflows/review-post.yml", "review-post.yml")];

    /// <summary>The workflow that proposes the results of another, with the action that it uses.</summary>
    public static IReadOnlyList<ProjectFile> Import => [Action, Whole(".github/workflows/import.yml", "import.yml")];

    /// <summary>The pipeline of GitLab.</summary>
    public static ProjectFile Gitlab => Whole(".gitlab-ci.yml", "gitlab-ci.yml");

    /// <summary>The files for a project with that title; without those of GitHub where <paramref name="github"/> is false.</summary>
    public static IReadOnlyList<ProjectFile> For(string title, string version, bool github)
    {
        var files = new List<ProjectFile>
        {
            new("data/tracker.json", $"{{\n  \"$schema\": \"schemas/tracker.schema.json\",\n  \"title\": {CompactJson.Quote(title)}\n}}\n", ProjectFileKind.Whole),
            new("data/modules/.gitkeep", "", ProjectFileKind.Whole),
        };
        files.AddRange(Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith(Schemas, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new ProjectFile($"data/{name}", Resource(name), ProjectFileKind.Whole)));
        files.Add(new(".gitignore", Resource("init/gitignore"), ProjectFileKind.Block));
        files.Add(Attributes);
        files.Add(new(".config/dotnet-tools.json", version, ProjectFileKind.ToolManifest));
        if (github)
        {
            files.Add(Whole(".github/workflows/pages.yml", "pages.yml"));
        }

        return files;
    }

    private static ProjectFile Whole(string path, string resource) => new(path, Resource($"init/{resource}"), ProjectFileKind.Whole);

    internal static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
