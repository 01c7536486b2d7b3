using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>How names, times and links of experiments are written.</summary>
internal static class FormRules
{
    private const string MendAddress = "give an address that starts with https:// or http://, or leave it out";

    public static void Check(ModuleScope scope, int index, Experiment e, HashSet<string> told)
    {
        // The schema has looked at the letters: what is left are device names and a dot at the end.
        if (e.Id[^1] == '.' || (e.Id.AsSpan().IndexOf('.') is var dot && (dot < 0 ? e.Id.Length : dot) is 3 or 4 && !DataFolder.IsFileName(e.Id)))
        {
            ReportUnfit(scope.Problems, scope.Experiment(index)["id"u8], e.Id);
        }

        var normal = scope.Settings.Models.Normalise(e.Model);
        if (normal != e.Model && told.Add(e.Model))
        {
            scope.Add(
                scope.Experiment(index), "model"u8, Codes.Form.ModelName, $"{Shown.Text(e.Model)} is another name of {Shown.Text(normal)}",
                $"write {Shown.Text(normal)} here, or the same model is shown as two");
        }

        CheckUnseen(scope, index, "model", e.Model, told);
        CheckUnseen(scope, index, "dataset", e.Dataset, told);
        CheckUnseen(scope, index, "dataset_version", e.DatasetVersion, told);
        for (var i = 0; i < e.Rubrics.Count; i++)
        {
            CheckUnseen(scope, index, null, e.Rubrics[i].Rubric, told);
        }

        if (e.BraintrustUrl is { } address && !WebAddress.IsWeb(address))
        {
            scope.Add(scope.Experiment(index), "braintrust_url"u8, Codes.Form.Address, $"{Shown.Text(address)} is no web address", MendAddress);
        }

        if (e.Source?.Url is { } url && !WebAddress.IsWeb(url))
        {
            scope.Add(scope.Experiment(index)["source"u8], "url"u8, Codes.Form.Address, $"{Shown.Text(url)} is no web address", MendAddress);
        }

        if (e.Links.Count > 0)
        {
            CheckLinks(scope, index, e);
        }

        if (e.Withdrawn?.At is { } at && !Timestamp.TryParse(at, out _))
        {
            ReportTime(scope.Problems, scope.Experiment(index)["withdrawn"u8]["at"u8], at);
        }
    }

    /// <summary>The module's own names.</summary>
    public static void CheckNames(ModuleScope scope)
    {
        Tell("module_name", scope.Module.Name);
        Tell("primary_rubric", scope.Module.PrimaryRubric);

        void Tell(string member, string? name)
        {
            if (Unseen.FaultOf(member, name) is { } fault)
            {
                scope.Add(ModuleScope.MemberOf(scope.Root, member), Codes.Form.Unseen, fault, Unseen.Hint);
            }
        }
    }

    public static void ReportTime(FileProblems problems, JsonNode node, string time) =>
        problems.Add(node, Codes.Form.Time, $"{Shown.Text(time)} is no time that exists", $"valid is {Timestamp.ValidValues}");

    public static void ReportUnfit(FileProblems problems, JsonNode node, string id) =>
        problems.Add(node, Codes.Form.UnfitId, $"{Shown.Text(id)} cannot be a file name on every system", "Windows keeps con, prn, aux, nul, com0-9 and lpt0-9 for devices, and drops a dot at the end: take another id");

    /// <summary>That a name looks like another one; each name once in a file. <paramref name="member"/> is the key that holds it; null for a rubric.</summary>
    private static void CheckUnseen(ModuleScope scope, int index, string? member, string? name, HashSet<string> told)
    {
        if (Unseen.FaultOf(member ?? "rubric", name) is { } fault && told.Add($"{member}\n{name}"))
        {
            var node = member is null ? scope.Rubric(index, name!) : ModuleScope.MemberOf(scope.Experiment(index), member);
            scope.Add(node, Codes.Form.Unseen, fault, Unseen.Hint);
        }
    }

    private static void CheckLinks(ModuleScope scope, int index, Experiment e)
    {
        foreach (var (name, value) in e.Links)
        {
            if (WebAddress.IsForeign(value))
            {
                scope.Add(Link(scope, index, name), Codes.Form.Address, $"{Shown.Text(value)} is no web address", MendAddress);
            }
            else if (value.AsSpan().ContainsAny('/', '\\') && !WebAddress.IsWeb(value))
            {
                scope.Add(
                    Link(scope, index, name), Codes.Form.BaseName, $"{Shown.Text(value)} is a path, which tells nobody else anything",
                    $"keep the base name only: {Shown.Text(value[(value.LastIndexOfAny(['/', '\\']) + 1)..])}");
            }
        }
    }

    private static JsonNode Link(ModuleScope scope, int index, string name) => scope.Member(scope.Experiment(index)["links"u8], name);
}
