using System.Reflection;
using StaticTracker.Storage;

namespace StaticTracker.Setup;

/// <summary>What <c>tracker init</c> lays, in order.</summary>
public static class ProjectFiles
{
    private static readonly string[] s_schemas = ["details", "heatmap_index", "items", "module", "tracker", "verdicts"];

    /// <summary>The attributes that name the merge driver, and keep data files as they are.</summary>
    public static ProjectFile Attributes => new(".gitattributes", Resource("init/gitattributes"), ProjectFileKind.Block);

    /// <summary>The workflow that brings pull requests up to date that conflict only in data.</summary>
    public static ProjectFile MergeWorkflow => new(".github/workflows/merge-data.yml", Resource("init/merge-data.yml"), ProjectFileKind.Whole);

    /// <summary>The files for a project with that title; without those of GitHub where <paramref name="github"/> is false.</summary>
    public static IReadOnlyList<ProjectFile> For(string title, string version, bool github)
    {
        var files = new List<ProjectFile>
        {
            new("data/tracker.json", $"{{\n  \"$schema\": \"schemas/tracker.schema.json\",\n  \"title\": {CompactJson.Quote(title)}\n}}\n", ProjectFileKind.Whole),
            new("data/modules/.gitkeep", "", ProjectFileKind.Whole),
        };
        files.AddRange(s_schemas.Select(name => new ProjectFile($"data/schemas/{name}.schema.json", Resource($"schemas/{name}.schema.json"), ProjectFileKind.Whole)));
        files.Add(new(".gitignore", Resource("init/gitignore"), ProjectFileKind.Block));
        files.Add(Attributes);
        files.Add(new(".config/dotnet-tools.json", version, ProjectFileKind.ToolManifest));
        if (github)
        {
            files.Add(new(".github/workflows/pages.yml", Resource("init/pages.yml"), ProjectFileKind.Whole));
        }

        return files;
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
