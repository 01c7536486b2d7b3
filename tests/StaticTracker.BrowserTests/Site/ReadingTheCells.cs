using System.Globalization;
using System.Text.Json;
using StaticTracker.BrowserTests.Infra;

namespace StaticTracker.BrowserTests.Site;

/// <summary>What the heatmap's script takes from the packed files of cells is what the index says, figure by figure.</summary>
[TestClass]
public sealed class ReadingTheCells
{
    private const string Told = """
        async () => {
          await ST.needAll();
          const lines = [], known = count => count < 0 ? '' : count;
          for (let row = 0; row < ST.rows; row++) for (let version = 0; version < ST.versions.length; version++) {
            const chunk = ST.chunk(row), best = ST.find(row, version, -1);
            for (let model = 0; model < ST.models.length; model++) {
              const at = ST.find(row, version, model);
              if (at < 0) continue;
              const rate = Number.isNaN(chunk.rate[at]) ? '' : +ST.rateText(chunk, at), match = Number.isNaN(chunk.match[at]) ? '' : +ST.matchText(chunk, at);
              lines.push(`${ST.ids[row]} ${ST.versions[version]} ${ST.models[model]}: ${rate} ${match} ${known(chunk.pass[at])} ${known(chunk.error[at])} ${ST.date(chunk.day[at])}${at === best ? ' best' : ''}`);
            }
          }
          return lines.join('\n');
        }
        """;

    [TestMethod]
    public async Task GivesEveryFigureOfTheIndex()
    {
        var chance = new Random(7);
        await using var site = SiteFixture.Build(Enumerable.Range(1, 12).ToDictionary(i => $"modules/m{i:00}.json", i => Module($"m{i:00}", i, chance)));
        await using var visit = await Visit.To(site.FromDisk(), "index.html#sort=module");
        await visit.Page.WaitForSelectorAsync("#heatmap.live tbody td:not([aria-busy])");

        using var index = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(site.Root, "data", "heatmap_index.json")));
        Assert.AreEqual(string.Join('\n', index.RootElement.GetProperty("modules").EnumerateObject().SelectMany(Lines)), await visit.Page.EvaluateAsync<string>(Told));
        visit.AssertSilent();
    }

    private static IEnumerable<string> Lines(JsonProperty module) =>
        from version in module.Value.GetProperty("versions").EnumerateObject()
        let best = version.Value.GetProperty("best").GetProperty("model").GetString()
        from result in version.Value.GetProperty("by_model").EnumerateObject()
        select $"{module.Name} {version.Name} {result.Name}: {Figure(result, "pass_rate")} {Figure(result, "match_rate")} {Figure(result, "pass")} {Figure(result, "error")} {Figure(result, "timestamp").Trim('"')[..10]}{(result.Name == best ? " best" : "")}";

    private static string Figure(JsonProperty result, string name) => result.Value.TryGetProperty(name, out var value) ? value.GetRawText() : "";

    private static string Module(string id, int kind, Random chance)
    {
        var experiments = from version in Enumerable.Range(1, 8) from model in (string[])["a", "b", "c", "d"] where chance.Next(5) > 0 select Experiment(id, version, model, kind, chance);
        return $$"""{ "module_id": "{{id}}", "primary_rubric": "R1", "experiments": [ {{string.Join(",\n", experiments)}} ] }""";
    }

    /// <summary>Of several kinds of modules: rubrics over the same items, some of which are errors; a rubric apart; few and very many items; rates alone.</summary>
    private static string Experiment(string id, int version, string model, int kind, Random chance)
    {
        var rubrics = 1 + (kind % 6);
        var items = (kind % 4) switch { 0 => 7, 1 => 10, 2 => 99, _ => chance.Next(1, 60_000) };
        var total = (long)items * rubrics * (kind == 11 ? 100_000 : 1);
        var error = chance.Next(3) > 0 ? 0 : chance.NextInt64(chance.Next(8) == 0 ? total + 1 : (total / 20) + 1);
        var pass = chance.NextInt64(total - error + 1);
        var (of, day) = (items - chance.Next(Math.Min(items, 4)), chance.Next(1, 29));
        var passes = chance.Next(of + 1);
        var metrics = chance.Next(12) == 0
            ? $"\"pass_rate\": {chance.Next(1000) / (chance.Next(2) == 0 ? 10m : 16m)}"
            : $"{Rate("pass_rate", pass, total - error - pass)}\"total\": {total}, \"pass\": {pass}, \"fail\": {total - error - pass}, \"error\": {error}";
        var rubric = chance.Next(10) == 0 ? "" : $", \"rubrics\": {{ \"R1\": {{ \"pass\": {passes}, \"total\": {of}, {Rate("rate", passes, of - passes).TrimEnd(',', ' ')} }} }}";
        var match = rubric.Length == 0 ? "" : Rate("match_rate", passes, of - passes);
        return $$"""{ "id": "{{id}}_{{version}}_{{model}}", "prompt_version": "v{{version}}", "model": "{{model}}", "timestamp": "2026-0{{version}}-{{day:00}}T00:00:00", "metrics": { {{match}}{{metrics}} }{{rubric}} }""";
    }

    private static string Rate(string name, long pass, long fail) =>
        pass + fail == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\"{name}\": {Math.Floor(((2000m * pass) + pass + fail) / (2 * (pass + fail))) / 10:0.0}, ");
}
