using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace StaticTracker.Tests.Architecture;

/// <summary>
/// The workflows cannot be run here, so they are read instead: pinned actions, least rights, nothing that hands a pull
/// request from a fork more than its own checkout.
/// </summary>
[TestClass]
public sealed partial class Workflows
{
    /// <summary>The jobs that may do more than read, and what.</summary>
    private static readonly Dictionary<(string File, string Job), string> s_rights = new()
    {
        [("pages.yml", "deploy")] = "id-token: write, pages: write",
        [("merge-data.yml", "merge")] = "contents: write, pull-requests: read",
    };

    [TestMethod]
    public void AreThoseThatWeKnow() =>
        Assert.AreEqual(".github/workflows/ci.yml .github/workflows/merge-data.yml .github/workflows/pages.yml", string.Join(' ', OwnFiles()));

    [TestMethod]
    public void PinEveryActionByCommitAndNameItsVersion()
    {
        var loose =
            from file in Files()
            from line in Checkout.Read(file).Split('\n')
            where UsesKey().IsMatch(line) && !Pinned().IsMatch(line)
            select $"{file}: {line.Trim()}";

        Assert.AreEqual("", string.Join('\n', loose));
    }

    [TestMethod]
    public void ShowTheLineCheckEveryActionThatYamlSees()
    {
        // Guards the test above: an action written in another style of YAML must not slip past its line pattern.
        foreach (var file in Files())
        {
            var parsed = Steps(file).Select(step => Text(step, "uses")).OfType<string>().ToArray();
            var lines = Checkout.Read(file).Split('\n').Where(line => UsesKey().IsMatch(line)).ToArray();
            Assert.HasCount(parsed.Length, lines, file);
            Assert.IsNotEmpty(parsed, file);
        }
    }

    [TestMethod]
    public void ReadTheSourceAndNoMoreUnlessAJobSaysSo()
    {
        foreach (var file in Files())
        {
            Assert.AreEqual("contents: read", Rights(Root(file)), $"{file}: top-level permissions");
            foreach (var (name, job) in Jobs(file))
            {
                Assert.AreEqual(s_rights.GetValueOrDefault((Path.GetFileName(file), name)), Rights(job), $"{file}: permissions of job {name}");
            }
        }
    }

    [TestMethod]
    public void NeverRunAForksCodeWithOurRights()
    {
        foreach (var file in Files())
        {
            var triggers = Get(Root(file), "on") switch
            {
                YamlMappingNode map => map.Children.Keys.Select(key => key.ToString()),
                YamlSequenceNode list => list.Select(item => item.ToString()),
                { } one => [one.ToString()],
                null => [],
            };
            foreach (var trigger in triggers)
            {
                Assert.Contains(trigger, (string[])["push", "pull_request", "workflow_dispatch"], $"{file}: on {trigger}");
            }
        }
    }

    [TestMethod]
    public void KeepNoCredentialsInTheCheckout()
    {
        foreach (var (file, step) in Files().SelectMany(file => Steps(file).Select(step => (file, step))))
        {
            if (Text(step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
            {
                Assert.AreEqual("false", Text(Get(step, "with") as YamlMappingNode, "persist-credentials"), file);
            }
        }
    }

    [TestMethod]
    public void PushNothingToAFork()
    {
        foreach (var file in Files().Where(f => f.EndsWith("merge-data.yml", StringComparison.Ordinal)))
        {
            var pushing = Steps(file).Select(step => Text(step, "run")).OfType<string>().Single(script => script.Contains("push", StringComparison.Ordinal));
            StringAssert.Contains(pushing, "select(.isCrossRepository | not)", file);
            StringAssert.Contains(pushing, "push --quiet origin \"HEAD:refs/heads/$branch\"", file);
        }
    }

    [TestMethod]
    public void FetchTheWholeHistoryForTheSite()
    {
        var checkouts = Steps(".github/workflows/pages.yml")
            .Where(step => Text(step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true).ToList();

        Assert.HasCount(1, checkouts);
        Assert.AreEqual("0", Text(Get(checkouts[0], "with") as YamlMappingNode, "fetch-depth"));
    }

    [TestMethod]
    public void LetNoTextOfAnEventIntoAShell()
    {
        var expanded = Files().SelectMany(file => Steps(file).Select(step => Text(step, "run")).OfType<string>()
            .Where(script => script.Contains("${{", StringComparison.Ordinal)).Select(script => $"{file}: {script}"));

        Assert.AreEqual("", string.Join('\n', expanded));
    }

    [TestMethod]
    public void EndInTime()
    {
        foreach (var (file, name, job) in OwnFiles().SelectMany(file => Jobs(file).Select(job => (file, job.Name, job.Job))))
        {
            Assert.IsNotNull(Text(job, "timeout-minutes"), $"{file}: job {name}");
            Assert.IsNotNull(Get(Root(file), "concurrency"), file);
        }
    }

    private static IEnumerable<string> OwnFiles() =>
        Checkout.Files.Where(file => file.StartsWith(".github/workflows/", StringComparison.Ordinal));

    // Those that "tracker init" hands to others are held to the same.
    private static IEnumerable<string> Files() =>
        OwnFiles().Concat(Checkout.Files.Where(file =>
            file.StartsWith("src/StaticTracker/Setup/Files/", StringComparison.Ordinal) && file.EndsWith(".yml", StringComparison.Ordinal)));

    private static YamlMappingNode Root(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Checkout.Read(file)));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static IEnumerable<(string Name, YamlMappingNode Job)> Jobs(string file) =>
        ((YamlMappingNode)Get(Root(file), "jobs")!).Select(job => (job.Key.ToString(), (YamlMappingNode)job.Value));

    private static IEnumerable<YamlMappingNode> Steps(string file) =>
        Jobs(file).SelectMany(job => (YamlSequenceNode)Get(job.Job, "steps")!).Cast<YamlMappingNode>();

    private static string? Rights(YamlMappingNode node) => Get(node, "permissions") switch
    {
        YamlMappingNode map => string.Join(", ", map.Select(right => $"{right.Key}: {right.Value}").Order(StringComparer.Ordinal)),
        { } other => other.ToString(),
        null => null,
    };

    private static YamlNode? Get(YamlMappingNode? node, string key) =>
        node is not null && node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static string? Text(YamlMappingNode? node, string key) => (Get(node, key) as YamlScalarNode)?.Value;

    [GeneratedRegex(@"^\s*(- )?uses\s*:")]
    private static partial Regex UsesKey();

    [GeneratedRegex(@"^\s*(- )?uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\r?$")]
    private static partial Regex Pinned();
}
