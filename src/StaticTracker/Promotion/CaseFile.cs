using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Prompts;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Promotion;

/// <summary>
/// A module's case index, saved in data/promotions/.cases, which git ignores: it is derived, made anew by each cycle, and by whoever asks where the data has changed since. It
/// begins with a key of what it was made from.
/// </summary>
public static class CaseFile
{
    /// <summary>Another one where the cases of the same data are others.</summary>
    private const string Form = "2";

    /// <summary>The cases, as saved where the data is as it was, else worked out.</summary>
    public static IReadOnlyList<SolvedCase> Read(DataFolder folder, Module module, Problems problems)
    {
        var path = PathOf(folder, module.Id);
        if (File.Exists(path) && JsonFile.Read(path, new Problems()) is { } file)
        {
            using (file)
            {
                if (file.Tree.Root["key"u8].AsString() == KeyOf(folder, module.Id))
                {
                    return [.. file.Tree.Root["cases"u8].ToArray().Select(CaseOf).OfType<SolvedCase>()];
                }
            }
        }

        return CaseIndex.Of(folder, module, problems);
    }

    /// <summary>Makes the index anew.</summary>
    public static void Write(DataFolder folder, DataWriter writer, Module module, Problems problems)
    {
        var cases = CaseIndex.Of(folder, module, problems);
        var ignore = Path.Combine(Path.GetDirectoryName(PathOf(folder, module.Id))!, ".gitignore");
        if (File.Exists(ignore) || writer.Write(ignore, "*\n"u8, problems, flush: false))
        {
            var text = new JsonMembers().Text("key", KeyOf(folder, module.Id)).Raw("cases", $"[{string.Join(",\n", cases.Select(TextOf))}]").ToString();
            writer.Write(PathOf(folder, module.Id), Encoding.UTF8.GetBytes(text + "\n"), problems, flush: false);
        }
    }

    private static string PathOf(DataFolder folder, ModuleId module) => Path.Combine(folder.Promotions, ".cases", module.Text + ".json");

    /// <summary>What the module's file, verdicts and items look like from outside, and how cases are told apart.</summary>
    private static string KeyOf(DataFolder folder, ModuleId module)
    {
        var looks = new ByteWriter();
        looks.Text(Form);
        FileLook.Of(new FileInfo(folder.ModuleFile(module)))?.Write(looks);
        return ContentKey.Of(looks.Written).With(FolderLook.Of(folder.VerdictsOf(module)).Key).With(FolderLook.Of(Path.Combine(folder.Root, "items", module.Text)).Key).ToString();
    }

    private static JsonMembers TextOf(SolvedCase one) => new JsonMembers()
        .Text("case", one.Key).Text("item", one.Item).Text("text", one.Text).Text("dataset", one.Dataset).Text("dataset_version", one.DatasetVersion).Text("experiment", one.Experiment).Text("prompt_version", one.Version).Text("model", one.Model)
        .Text("timestamp", one.Timestamp).Number("passed", one.Passed).Number("judged", one.Judged).Raw("failed", $"[{string.Join(',', one.Failed.Select(CompactJson.Quote))}]").Text("summary", one.Summary.ToString());

    private static SolvedCase? CaseOf(JsonNode node) =>
        node["case"u8].AsString() is { } key && node["item"u8].AsString() is { } item && node["experiment"u8].AsString() is { } experiment && node["judged"u8].AsInteger() is > 0 and { } judged
            ? new SolvedCase
            {
                Key = key,
                Item = item,
                Text = node["text"u8].AsString(),
                Dataset = node["dataset"u8].AsString(),
                DatasetVersion = node["dataset_version"u8].AsString(),
                Experiment = experiment,
                Version = node["prompt_version"u8].AsString() ?? "",
                Model = node["model"u8].AsString() ?? "",
                Timestamp = node["timestamp"u8].AsString() ?? "",
                Passed = (int)(node["passed"u8].AsInteger() ?? 0),
                Judged = (int)judged,
                Failed = JsonLists.TextsOf(node["failed"u8]),
            }
            : null;
}
