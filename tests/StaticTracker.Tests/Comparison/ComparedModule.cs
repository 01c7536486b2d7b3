using System.Globalization;
using System.Text;
using StaticTracker.Storage;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Comparison;

/// <summary>A module of runs given as letters, item by item: its counts follow from them, so that module file and verdict files agree.</summary>
internal sealed class ComparedModule(string? primaryRubric = null)
{
    private readonly List<string> _experiments = [];
    private readonly List<VerdictSheet> _sheets = [];
    private int _minute;

    /// <summary>
    /// A run of items i1, i2, … with a row of letters for each rubric ("R1=PPF R2=PFE"). <paramref name="extra"/> is JSON members, starting with a comma;
    /// <paramref name="items"/> names the items where they are others.
    /// </summary>
    public ComparedModule Run(string id, string version, string rows, string model = "a", string extra = "", string dataset = "d1", bool stored = true, string? items = null)
    {
        var letters = rows.Split(' ').Select(r => new KeyValuePair<string, string>(r.Split('=')[0], r.Split('=')[1])).ToList();
        var rubrics = letters.Where(r => r.Key != "*").Select(r => $"\"{r.Key}\": {Counts(r.Value)}");
        var own = letters.Find(r => r.Key == "*").Value;
        var all = own ?? string.Concat(letters.Select(r => r.Value));
        var unit = own is null ? "verdict" : "item";
        _experiments.Add(string.Create(CultureInfo.InvariantCulture, $$"""
            { "id": "{{id}}", "prompt_version": "{{version}}", "dataset_version": "{{dataset}}", "model": "{{model}}", "timestamp": "2026-01-20T00:{{_minute++:00}}:00",
              "metrics": { "unit": "{{unit}}", {{Counts(all)[1..]}}, "rubrics": { {{string.Join(", ", rubrics)}} }{{extra}} }
            """));
        if (stored)
        {
            var digits = letters[0].Value.Length < 100 ? "00" : "000";
            var names = items?.Split(' ') ?? [.. Enumerable.Range(1, letters[0].Value.Length).Select(i => "i" + i.ToString(digits, CultureInfo.InvariantCulture))];
            _sheets.Add(new VerdictSheet(id, names, letters));
        }

        return this;
    }

    public TrackerTest Lay()
    {
        var primary = primaryRubric is null ? "" : $"\"primary_rubric\": \"{primaryRubric}\", ";
        var test = new TrackerTest().With("data/modules/m01.json", $$"""{ "module_id": "m01", {{primary}}"experiments": [{{string.Join(",", _experiments)}}] }""");
        foreach (var sheet in _sheets)
        {
            test.With($"data/verdicts/m01/{sheet.Experiment}.json", Encoding.UTF8.GetString(VerdictText.Of(sheet)));
        }

        return test;
    }

    private static string Counts(string letters) => string.Create(
        CultureInfo.InvariantCulture, $$"""{ "pass": {{letters.Count(c => c == 'P')}}, "fail": {{letters.Count(c => c == 'F')}}, "error": {{letters.Count(c => c == 'E')}}, "total": {{letters.Count(c => c is 'P' or 'F' or 'E')}} }""");
}
