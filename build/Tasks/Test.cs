using Building.Testing;

namespace Building.Tasks;

/// <summary>Every test there is, those in a real browser included. Nothing may be skipped.</summary>
internal static class Test
{
    // A test that hangs has to end as a failure while the build server still listens. The tests in a browser take most of it: some nine minutes on two cores.
    private const string Patience = "14m";

    public static BuildTask Task { get; } =
        new("Test", "runs every test, those in a browser too", ["Compile"], Run) { WholeSolution = true };

    private static void Run(BuildContext context)
    {
        var browser = Browser.FindOrInstall(context.Error);
        context.Error.WriteLine($"browser: {browser}");
        var environment = new Dictionary<string, string>
        {
            [BrowserFinder.Variable] = browser,
            // The summary is read back: it has to come in one language.
            ["TESTINGPLATFORM_UI_LANGUAGE"] = "en",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        };
        var reports = Projects(context.Repository).Select(project => RunProject(context, project, environment)).ToList();
        var verdict = TestVerdict.Of(reports);
        if (verdict.Complaints.Count > 0)
        {
            throw new BuildFailedException(string.Join("\nbuild: ", verdict.Complaints)) { LastLine = verdict.LastLine };
        }

        context.EndWith(verdict.LastLine);
    }

    private static IEnumerable<string> Projects(Repository repository) =>
        Directory.GetDirectories(repository.Tests, "*Tests").Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    private static TestReport RunProject(BuildContext context, string name, Dictionary<string, string> environment)
    {
        context.Error.WriteLine($"── {name}");
        var folder = Path.Combine(context.Repository.Tests, name);
        var program = Path.Combine(folder, "bin", context.Options.Configuration, "net10.0", $"{name}.dll");
        var (code, lines) = Command.RunAndListen(
            "dotnet", [program, "--progress", "off", "--ansi", "off", "--timeout", Patience], folder, environment, context.Output);
        return new TestReport(name, code, TestSummary.Parse(lines));
    }
}
