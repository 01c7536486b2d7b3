using System.Text.Json;
using StaticTracker.Promotion;

namespace StaticTracker.Commands;

/// <summary>Suites in answers in JSON.</summary>
internal static class BenchmarkJson
{
    public static void Head(Utf8JsonWriter json, BenchmarkSuite suite)
    {
        json.WriteString("suite", suite.Suite);
        json.WriteString("version", suite.Version.Text);
        json.WriteString("module", suite.Module.Text);
        if (suite.Description is { } description)
        {
            json.WriteString("description", description);
        }

        json.WriteNumber("items", suite.Items.Count);
        json.WriteString("fingerprint", suite.Fingerprint);
        json.WriteStartObject("categories");
        foreach (var category in suite.Categories)
        {
            json.WriteNumber(category, suite.Items.Count(i => i.Category == category));
        }

        json.WriteEndObject();
    }
}
