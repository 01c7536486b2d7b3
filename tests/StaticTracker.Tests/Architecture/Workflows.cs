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
    /// <summary>Jobs that may do more than read the source; every other job says nothing, and gets what stands at the top.</summary>
    private static readonly Dictionary<string, string> MoreRights = new(StringComparer.Ordinal)
    {
        ["pages.yml deploy"] = "id-token: write, pages: write",
        ["review-post.yml judge"] = "contents: read, pull-requests: read",
        ["review-post.yml post"] = "checks: write, contents: read, pull-requests: write",
        ["merge-data.yml merge"] = "contents: write, pull-requests: read",
        ["release.yml release"] = "contents: write",
        ["import.yml import"] = "actions: read, contents: write, pull-requests: write",
    };

    /// <summary>What others write as they like: it goes through an API, never through an expression.</summary>
    private static readonly string[] OthersWords =
        ["head_ref", "head_branch", ".title", ".body", ".message", ".label", "head.ref", "base.ref", ".login", ".name }}", "commits", "toJSON(github", "github.event }}"];

    [TestMethod]
    public void AreThoseThatWeKnow() =>
        Assert.AreEqual("ci.yml merge-data.yml pages.yml release.yml review-post.yml review.yml", string.Join(' ', OwnFiles().Select(Path.GetFileName)));

    [TestMethod]
    public void OfReviewsAreThoseThatInitLays()
    {
        foreach (var name in (string[])["review.yml", "review-post.yml"])
        {
            Assert.AreEqual(Checkout.Read($"src/StaticTracker/Setup/Files/{name}"), Checkout.Read($".github/workflows/{name}"), name);
        }
    }

    [TestMethod]
    public void PinEveryActionByCommitAndNameItsVersion()
    {
        var loose =
            from file in Files().Concat(Actions())
            from line in Checkout.Read(file).Split('\n')
            where UsesKey().IsMatch(line) && !Pinned().IsMatch(line) && !OfACheckout().IsMatch(line)
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
                Assert.AreEqual(MoreRights.GetValueOrDefault($"{Path.GetFileName(file)} {name}"), Rights(job), $"{file}: permissions of job {name}");
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
                Assert.Contains(trigger, (string[])["push", "pull_request", "merge_group", "workflow_dispatch", "workflow_run"], $"{file}: on {trigger}");
            }
        }
    }

    [TestMethod]
    public void HoldNoSecretWherePullRequestsRun()
    {
        foreach (var file in Files().Where(f => Checkout.Read(f).Contains("pull_request:", StringComparison.Ordinal)))
        {
            Assert.IsFalse(Checkout.Read(file).Contains("secrets.", StringComparison.Ordinal), file);
            Assert.IsFalse(Checkout.Read(file).Contains("github.token", StringComparison.Ordinal), file);
        }
    }

    [TestMethod]
    public void NeverCheckOutAPullRequestWhereTheTokenWrites()
    {
        foreach (var (file, name, job) in Files().SelectMany(file => Jobs(file).Select(job => (file, job.Name, job.Job))))
        {
            var writes = Rights(job)?.Contains("write", StringComparison.Ordinal) == true;
            foreach (var step in ((YamlSequenceNode)Get(job, "steps")!).Cast<YamlMappingNode>().Where(s => writes && Text(s, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true))
            {
                var with = Get(step, "with") as YamlMappingNode;
                Assert.IsNull(Text(with, "ref") ?? Text(with, "repository"), $"{file}: job {name}");
            }
        }
    }

    [TestMethod]
    public void TakeTheCommitFromTheEventAndTheReportThroughTheProgram()
    {
        var post = Jobs(".github/workflows/review-post.yml").Single(j => j.Name == "post").Job;
        var steps = ((YamlSequenceNode)Get(post, "steps")!).Cast<YamlMappingNode>().ToList();
        Assert.AreEqual("${{ github.event.workflow_run.head_sha }}", Text(Get(Root(".github/workflows/review-post.yml"), "env") as YamlMappingNode, "HEAD"));
        Assert.AreEqual("tracker report accept \"$RUNNER_TEMP/report\" --head \"$HEAD\" --output \"$RUNNER_TEMP/accepted\"", string.Join('\n', steps.Select(s => Text(s, "run")).OfType<string>()));

        // What came from the other job is read where the program put what it accepted, and nowhere else.
        var script = Text(Get(steps[^1], "with") as YamlMappingNode, "script")!;
        Assert.Contains("`${process.env.RUNNER_TEMP}/accepted`", script);
        Assert.IsFalse(script.Contains("/report`", StringComparison.Ordinal) || script.Contains("eval", StringComparison.Ordinal) || script.Contains("exec", StringComparison.Ordinal), script);
    }

    [TestMethod]
    public void ImportOnlyWhatTheRepositorysOwnBranchesMade()
    {
        var job = Jobs("src/StaticTracker/Setup/Files/import.yml").Single().Job;

        Assert.Contains("github.event.workflow_run.event != 'pull_request'", Text(job, "if")!);
        Assert.Contains("github.event.workflow_run.head_repository.full_name == github.repository", Text(job, "if")!);
    }

    [TestMethod]
    public void PutNobodysWordsIntoAnExpression()
    {
        var found =
            from file in Files().Concat(Actions())
            from match in Expression().Matches(Checkout.Read(file))
            from word in OthersWords
            where match.Value.Contains(word, StringComparison.OrdinalIgnoreCase)
            select $"{file}: {match.Value}";

        Assert.AreEqual("", string.Join('\n', found));
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
    public void ReleaseOnlyWhatATagNamesAndItsTestsPassed()
    {
        const string file = ".github/workflows/release.yml";
        var push = Get(Get(Root(file), "on") as YamlMappingNode, "push") as YamlMappingNode;
        var release = Jobs(file).Single(j => j.Name == "release").Job;

        Assert.AreEqual("tags", string.Join(' ', push!.Children.Keys));
        Assert.AreEqual("v*", string.Join(' ', (YamlSequenceNode)Get(push, "tags")!));
        Assert.AreEqual("test packages programs", string.Join(' ', (YamlSequenceNode)Get(release, "needs")!));
        // The job that may write takes what the others made, and runs none of it.
        var steps = ((YamlSequenceNode)Get(release, "steps")!).Cast<YamlMappingNode>().ToList();
        Assert.IsTrue(Text(steps[0], "uses")!.StartsWith("actions/download-artifact@", StringComparison.Ordinal));
        Assert.HasCount(2, steps);
        Assert.Contains("--verify-tag", Text(steps[1], "run")!);
        Assert.IsFalse(Text(steps[1], "run")!.Contains("build.sh", StringComparison.Ordinal));
    }

    [TestMethod]
    public void PublishAProgramForEverySystemThatTheBuildKnows()
    {
        var programs = Jobs(".github/workflows/release.yml").Single(j => j.Name == "programs").Job;
        var matrix = (YamlSequenceNode)Get(Get(Get(programs, "strategy") as YamlMappingNode, "matrix") as YamlMappingNode, "include")!;

        Assert.AreEqual("linux-x64 linux-arm64 osx-arm64 win-x64", string.Join(' ', matrix.Cast<YamlMappingNode>().Select(m => Text(m, "runtime"))));
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
            .Concat(Steps(file).Select(step => Text(Get(step, "with") as YamlMappingNode, "script")).OfType<string>())
            .Where(script => script.Contains("${{", StringComparison.Ordinal)).Select(script => $"{file}: {script}"));

        Assert.AreEqual("", string.Join('\n', expanded));
    }

    [TestMethod]
    public void UseActionsThatSayTheirShellAndExpandNothing()
    {
        Assert.AreEqual(2, Actions().Count());
        foreach (var file in Actions())
        {
            var runs = (YamlMappingNode)Get(Root(file), "runs")!;
            Assert.AreEqual("composite", Text(runs, "using"), file);
            foreach (var step in ((YamlSequenceNode)Get(runs, "steps")!).Cast<YamlMappingNode>().Where(s => Text(s, "run") is not null))
            {
                Assert.AreEqual("bash", Text(step, "shell"), file);
                Assert.IsFalse(Text(step, "run")!.Contains("${{", StringComparison.Ordinal), file);
            }
        }
    }

    [TestMethod]
    public void OfGitlabCanBeRead()
    {
        var root = Root("src/StaticTracker/Setup/Files/gitlab-ci.yml");

        Assert.AreEqual("0", Text(Get(root, "variables") as YamlMappingNode, "GIT_DEPTH"));
        foreach (var job in (string[])["review", "preview", "pages"])
        {
            Assert.IsGreaterThan(0, ((YamlSequenceNode)Get(Get(root, job) as YamlMappingNode, "script")!).Children.Count, job);
        }

        Assert.Contains("public", ((YamlSequenceNode)Get(Get(Get(root, "pages") as YamlMappingNode, "artifacts") as YamlMappingNode, "paths")!).Select(p => p.ToString()));
    }

    [TestMethod]
    public void EndInTime()
    {
        // The workflow of GitHub Pages that init lays is as short as can be; the host's own limit ends it.
        foreach (var (file, name, job) in Files().Where(f => f != "src/StaticTracker/Setup/Files/pages.yml").SelectMany(file => Jobs(file).Select(job => (file, job.Name, job.Job))))
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
            file.StartsWith("src/StaticTracker/Setup/Files/", StringComparison.Ordinal) && file.EndsWith(".yml", StringComparison.Ordinal)
            && Path.GetFileName(file) is not ("action.yml" or "gitlab-ci.yml")));

    private static IEnumerable<string> Actions() => Checkout.Files.Where(file => Path.GetFileName(file) == "action.yml");

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

    /// <summary>An action of a checkout is that of a commit already.</summary>
    [GeneratedRegex(@"^\s*(- )?uses: \./[\w./-]+\r?$")]
    private static partial Regex OfACheckout();

    [GeneratedRegex(@"\$\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^\s*(- )?uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\r?$")]
    private static partial Regex Pinned();
}
