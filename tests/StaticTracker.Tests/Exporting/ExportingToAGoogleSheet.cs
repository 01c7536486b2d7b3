using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Exporting.Sheets;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Exporting;

/// <summary>Against an API in the making on this machine: no live account was ever used. The address stands in the environment, which is everybody's: one test at a time.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ExportingToAGoogleSheet
{
    [TestMethod]
    public void AnEmptySheetGetsTheTable()
    {
        using var google = new GoogleInTheMaking();
        using var test = Project(google);

        Export(test).Exits(ExitCode.Fine);

        google.Server.AssertFaultless();
        Assert.AreEqual("\"LLM Model\" \"Prompt version\" \"Pass Rate %\"", string.Join(' ', Enumerable.Range(1, 3).Select(c => google.Cell(1, c))));
        Assert.AreEqual("\"gpt-5\" \"v2\" 65.0", string.Join(' ', Enumerable.Range(1, 3).Select(c => google.Cell(3, c))));
        Assert.AreEqual("\"=HYPERLINK(\\\"http://evil\\\",\\\"x\\\")\"", google.Cell(3, 5), "a text as it is: RAW makes no formula of it");
        Assert.IsNull(google.Cell(2, 3), "a missing rate is an empty cell");
        Assert.Contains("cells written", test.Out);
    }

    [TestMethod]
    public void OnceMoreWritesNothing()
    {
        using var google = new GoogleInTheMaking();
        using var test = Project(google);
        Export(test).Exits(ExitCode.Fine);
        google.Written.Clear();

        Export(test).Exits(ExitCode.Fine);

        Assert.IsEmpty(google.Written);
        Assert.AreEqual("0 cells written\n", test.Out);
        Assert.HasCount(2, google.Server.Requests.Where(r => r.StartsWith("GET", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void OnlyWhatDiffersIsWritten()
    {
        using var google = new GoogleInTheMaking();
        using var test = Project(google);
        Export(test).Exits(ExitCode.Fine);
        google.Written.Clear();
        google.Grid[2][2] = 64.9;
        google.Grid[3][2] = "33.3";
        google.Grid[3].Add("a note of somebody");
        google.Grid.Add(["an old row", null, 12]);

        Export(test).Exits(ExitCode.Fine);

        google.Server.AssertFaultless();
        Assert.AreEqual("C3 C4 A5 C5", string.Join(' ', google.Written));
        Assert.AreEqual("33.3 \"a note of somebody\"", $"{google.Cell(4, 3)} {google.Cell(4, 6)}");
        Assert.IsNull(google.Cell(5, 1));
    }

    [TestMethod]
    public void ADryRunPrintsTheCells()
    {
        using var google = new GoogleInTheMaking();
        using var test = Project(google);
        Export(test).Exits(ExitCode.Fine);
        google.Written.Clear();
        google.Grid[2][2] = 64.9;

        Export(test, "--dry-run").Exits(ExitCode.Fine);
        Assert.AreEqual("C3: 64.9 -> 65.0\n1 cell would be written\n", test.Out);
        Export(test, "--dry-run", "--json").Exits(ExitCode.Fine);
        Assert.AreEqual("C3 64.9 65.0", string.Join(' ', JsonDocument.Parse(test.Out).RootElement.GetProperty("cells")[0].EnumerateObject().Select(p => p.Value.GetString())));

        Assert.IsEmpty(google.Written);
    }

    [TestMethod]
    public void AServerThatIsBusyIsAskedAgain()
    {
        using var google = new GoogleInTheMaking();
        using var test = Project(google);
        google.Server.Busy(429, 503, 500);

        Export(test).Exits(ExitCode.Fine);

        google.Server.AssertFaultless();
        Assert.Contains("the server answered 429: asking again in 0 s", test.Err);
        Assert.HasCount(6, google.Server.Requests);
    }

    [TestMethod]
    public void OneThatStaysBusyIsGivenUp()
    {
        using var google = new GoogleInTheMaking();
        using var test = Project(google);
        google.Server.Busy(503, 503, 503, 503, 503, 503);

        Export(test).Exits(ExitCode.Problems);

        Assert.Contains("error ST482: no access token was given: status 503: busy", test.Err);
        Assert.HasCount(6, google.Server.Requests);
    }

    [TestMethod]
    public void ASheetThatHoldsSomethingElseIsLeft()
    {
        using var google = new GoogleInTheMaking();
        google.Grid.Add(["Holidays", "Days"]);
        using var test = Project(google);

        Export(test).Exits(ExitCode.Problems);
        Assert.Contains("sheet It's ours: error ST483", test.Err);
        Assert.AreEqual("\"Holidays\"", google.Cell(1, 1));

        Export(test, "--replace").Exits(ExitCode.Fine);
        Assert.AreEqual("\"LLM Model\"", google.Cell(1, 1));
    }

    [TestMethod]
    [DataRow(403, "share the spreadsheet with the service account's address")]
    [DataRow(404, "look at its id")]
    [DataRow(400, "look whether it has a sheet of that name")]
    [DataRow(302, "status 302")]
    public void ARefusalIsToldWithoutAnyKey(int status, string hint)
    {
        using var google = new GoogleInTheMaking { Refusal = status };
        using var test = Project(google);

        Export(test, "-v").Exits(ExitCode.Problems);

        Assert.Contains($"error ST482: it cannot be read: status {status}: The caller  does not have permission", test.Err);
        Assert.Contains(hint, test.Err);
        foreach (var secret in (string[])[GoogleInTheMaking.Token, google.PrivateKey.Split('\n')[1], "assertion"])
        {
            Assert.DoesNotContain(secret, test.Out + test.Err);
        }
    }

    [TestMethod]
    [DataRow("", "it is no JSON")]
    [DataRow("{ \"type\": \"authorized_user\" }", "its type is not service_account")]
    [DataRow("{ \"type\": \"service_account\" }", "it names no client_email")]
    [DataRow("{ \"type\": \"service_account\", \"client_email\": \"a@b\" }", "it holds no private_key")]
    [DataRow("{ \"type\": \"service_account\", \"client_email\": \"a@b\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\nSECRET\\n-----END PRIVATE KEY-----\" }", "its private_key is no RSA key in PEM")]
    public void CredentialsAreLookedAtBeforeAnythingIsAsked(string text, string why)
    {
        using var google = new GoogleInTheMaking();
        using var test = Project(google).With("key.json", text);

        Export(test).Exits(ExitCode.Problems);

        Assert.Contains("key.json: error ST481", test.Err);
        Assert.Contains(why, test.Err);
        Assert.DoesNotContain("SECRET", test.Err);
        Assert.IsEmpty(google.Server.Requests);
    }

    [TestMethod]
    public void WithoutCredentialsItSaysHowToGiveThem()
    {
        using var google = new GoogleInTheMaking();
        using var test = Project(google);

        test.Run("export", "sheets", "--spreadsheet", "sheet-1").Exits(ExitCode.Problems);
        Assert.Contains("TRACKER_SHEETS_CREDENTIALS: error ST481: there are no credentials", test.Err);
        test.Run("export", "sheets", "--spreadsheet", "sheet-1", "--credentials", "{project}/none.json").Exits(ExitCode.Problems);
        Assert.Contains("the key file cannot be read", test.Err);
    }

    [TestMethod]
    [DataRow("https://sheets.example.org/")]
    [DataRow("http://127.0.0.1.example.org/")]
    [DataRow("file:///etc/passwd")]
    [DataRow("http://user:pass@127.0.0.1/")]
    [DataRow("nonsense")]
    public void NoOtherMachineStandsInItsPlace(string address)
    {
        using var google = new GoogleInTheMaking();
        using var test = Project(google);
        Environment.SetEnvironmentVariable("TRACKER_SHEETS_ADDRESS", address);

        Export(test).Exits(ExitCode.Problems);

        Assert.Contains("TRACKER_SHEETS_ADDRESS: error ST480", test.Err);
    }

    [TestMethod]
    [DataRow("csv --spreadsheet x", "--spreadsheet is for sheets")]
    [DataRow("csv --dry-run", "--dry-run is for sheets")]
    [DataRow("sheets", "name the spreadsheet")]
    [DataRow("sheets --spreadsheet x --output y", "--output")]
    public void OptionsGoWithTheirFormat(string arguments, string expected)
    {
        using var test = ExportedProject.Test();

        test.Run(["export", .. arguments.Split(' ')]).Exits(ExitCode.Misuse);

        Assert.Contains(expected, test.Err);
    }

    [TestMethod]
    [DataRow(1, "A")]
    [DataRow(26, "Z")]
    [DataRow(27, "AA")]
    [DataRow(702, "ZZ")]
    [DataRow(703, "AAA")]
    public void ColumnsHaveLetters(int number, string name) => Assert.AreEqual(name, A1.Column(number));

    private static TrackerTest Project(GoogleInTheMaking google) => ExportedProject.Test().With("key.json", google.KeyFile);

    private static TrackerTest Export(TrackerTest test, params string[] more) =>
        test.Run(["export", "sheets", "m01", "--spreadsheet", "sheet-1", "--sheet", "It's ours", "--credentials", "{project}/key.json", .. more]);
}
