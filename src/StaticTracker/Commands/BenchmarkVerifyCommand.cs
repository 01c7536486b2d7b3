using System.CommandLine;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker benchmark verify</c>: whether suites are what decisions were made on, and their items what they were when the suite was made.</summary>
internal static class BenchmarkVerifyCommand
{
    public static Verb Create()
    {
        var suite = new Argument<string?>("SUITE") { HelpName = "SUITE", CompletionSources = { Offers.Suites }, Description = "Only this suite", Arity = ArgumentArity.ZeroOrOne };
        return new Verb(
            "verify", "Are the suites what decisions were made on, and the texts of their items what they were",
            "tracker benchmark verify", "tracker benchmark verify m01-core@v1")
        {
            Arguments = { suite },
            Run = (result, context) => Run(context, result.GetValue(suite)),
        };
    }

    private static int Run(CommandContext context, string? address)
    {
        if (context.FindData() is not { } folder)
        {
            return context.Finish();
        }

        var library = new BenchmarkLibrary(folder);
        var suites = address is null ? library.All(context.Problems) : library.Find(address, context.Problems) is { } one ? [one] : [];
        var reports = PromotionReportLibrary.Read(folder, null, context.Problems);
        var found = new List<(BenchmarkSuite Suite, SuiteTexts Texts, IReadOnlyList<PromotionReport> Uses)>();
        foreach (var suite in suites)
        {
            var path = DataFolder.Show(library.FileOf(suite));
            var uses = reports.Where(r => r.Benchmark?.Address == suite.Address).ToList();
            foreach (var report in uses.Where(r => r.Benchmark!.Fingerprint != suite.Fingerprint))
            {
                context.Problems.Add(SourceSpan.File(path), Codes.Promotion.SuiteChanged, $"the report {report.Id} was made on other items", "restore the suite from git; other items are another version");
            }

            var texts = SuiteTexts.Of(folder, suite, context.Problems);
            foreach (var (item, file) in texts.Others)
            {
                context.Problems.Add(SourceSpan.File(path), Codes.Promotion.SuiteUnfit, $"'{item}' has another text in {DataFolder.Show(file)} than when the suite was made", "restore the items file from git, or make another version of the suite");
            }

            found.Add((suite, texts, uses));
        }

        if (context.Json)
        {
            context.AnswerJson(json => WriteJson(json, found));
            return context.Finish();
        }

        foreach (var (suite, texts, uses) in found)
        {
            context.Out.WriteLine(ProblemReporter.Visible($"{suite.Address}: {Count.Of(suite.Items.Count, "item")}, {Count.Of(texts.Known, "text")} known here, used by {Count.Of(uses.Count, "report")}"));
        }

        if (address is null)
        {
            context.Say(suites.Count == 0 ? "no benchmark suites are kept here: 'tracker benchmark add' makes one" : Count.Of(suites.Count, "suite"));
        }

        return context.Finish();
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<(BenchmarkSuite Suite, SuiteTexts Texts, IReadOnlyList<PromotionReport> Uses)> found)
    {
        json.WriteStartArray("suites");
        foreach (var (suite, texts, uses) in found)
        {
            json.WriteStartObject();
            BenchmarkJson.Head(json, suite);
            json.WriteNumber("texts_known", texts.Known);
            json.WriteStartArray("other_texts");
            foreach (var (item, file) in texts.Others)
            {
                json.WriteStartObject();
                json.WriteString("item", item);
                json.WriteString("file", DataFolder.Show(file));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("reports", uses.Count);
            json.WriteStartArray("reports_on_other_items");
            foreach (var report in uses.Where(r => r.Benchmark!.Fingerprint != suite.Fingerprint))
            {
                json.WriteStringValue(report.Id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
