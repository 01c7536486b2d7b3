using System.Globalization;
using System.Text;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Infra;

/// <summary>Module files for tests, as short as the situation: counts in, JSON text or record out.</summary>
internal sealed class ModuleBuilder(string id, string? primaryRubric = null)
{
    private readonly List<string> _experiments = [];

    /// <summary>An experiment with counts; its rate follows from them. <paramref name="extra"/> is JSON members, starting with a comma.</summary>
    public ModuleBuilder Run(string version, string model, string timestamp, int pass, int fail, int error = 0, string extra = "", string? id = null)
    {
        var rate = Rate.Of(pass, fail) is { } r ? $"\"pass_rate\": {Rate.Text(r)}, " : "";
        _experiments.Add(string.Create(CultureInfo.InvariantCulture, $$"""
            { "id": "{{id ?? $"e{_experiments.Count + 1}"}}", "prompt_version": "{{version}}", "model": "{{model}}", "timestamp": "{{timestamp}}",
              "metrics": { {{rate}}"total": {{pass + fail + error}}, "pass": {{pass}}, "fail": {{fail}}, "error": {{error}} }{{extra}} }
            """));
        return this;
    }

    /// <summary>An experiment that states its pass rate without counts.</summary>
    public ModuleBuilder Stated(string version, string model, string timestamp, decimal rate, string id)
    {
        _experiments.Add(string.Create(
            CultureInfo.InvariantCulture, $$"""{ "id": "{{id}}", "prompt_version": "{{version}}", "model": "{{model}}", "timestamp": "{{timestamp}}", "metrics": { "pass_rate": {{rate}} } }"""));
        return this;
    }

    public string Text()
    {
        var primary = primaryRubric is null ? "" : $"\"primary_rubric\": \"{primaryRubric}\", ";
        return $"{{ \"module_id\": \"{id}\", {primary}\"experiments\": [{string.Join(",", _experiments)}] }}";
    }

    public Module Build() => Read(Text());

    /// <summary>A module file's text as a record.</summary>
    public static Module Read(string text)
    {
        using var tree = JsonTree.Parse(Encoding.UTF8.GetBytes(text));
        return ModuleReader.TryRead(tree, out var fault) ?? throw new InvalidDataException(fault.Reason);
    }
}
