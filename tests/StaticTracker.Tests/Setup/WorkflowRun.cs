using System.Diagnostics;
using System.Runtime.Versioning;
using StaticTracker.Tests.Architecture;
using StaticTracker.Tests.Infra;
using YamlDotNet.RepresentationModel;

namespace StaticTracker.Tests.Setup;

/// <summary>
/// The shell steps of a workflow's job, run one after the other as the host runs them: by bash that stops at the first error, in a workspace of their own, with the program
/// that these tests were built with as <c>tracker</c> on the search path. Steps that use actions are left to the test.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class WorkflowRun
{
    private readonly string _root;
    private readonly YamlMappingNode _job;
    private readonly Dictionary<string, string> _environment;

    /// <param name="file">The workflow below the checkout.</param>
    /// <param name="job">The job's name.</param>
    /// <param name="root">A folder for the workspace and the temporary files.</param>
    /// <param name="environment">What the host would put in place of expressions.</param>
    public WorkflowRun(string file, string job, string root, Dictionary<string, string> environment)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Checkout.Read(file)));
        _job = (YamlMappingNode)yaml.Documents[0].RootNode["jobs"][job];
        _root = root;
        _environment = environment;
        Directory.CreateDirectory(Workspace);
        Directory.CreateDirectory(Temp);
        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "bin")).FullName, "tracker");
        Executable.Write(program, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "tracker.dll")}' \"$@\"\n");
    }

    public string Workspace => Path.Combine(_root, "workspace");

    public string Temp => Path.Combine(_root, "temp");

    public string Outputs => Read("outputs");

    public string Summary => Read("summary");

    /// <summary>Runs the shell step that holds a text; its exit code and all that it printed.</summary>
    public (int ExitCode, string Out) Step(string containing)
    {
        var step = ((YamlSequenceNode)_job["steps"]).Cast<YamlMappingNode>().Single(s => s.Children.TryGetValue("run", out var script) && script.ToString().Contains(containing, StringComparison.Ordinal));
        var script = Path.Combine(_root, "step.sh");
        File.WriteAllText(script, step["run"].ToString());
        var folder = step.Children.TryGetValue("working-directory", out var below) ? Path.Combine(Workspace, below.ToString()) : Workspace;
        var start = new ProcessStartInfo("bash") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-e", script])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in EnvironmentOf(step))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    private Dictionary<string, string> EnvironmentOf(YamlMappingNode step)
    {
        var all = new Dictionary<string, string>(_environment)
        {
            ["PATH"] = $"{Path.Combine(_root, "bin")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["RUNNER_TEMP"] = Temp,
            ["GITHUB_OUTPUT"] = Path.Combine(_root, "outputs"),
            ["GITHUB_STEP_SUMMARY"] = Path.Combine(_root, "summary"),
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        };
        foreach (var (name, value) in step.Children.TryGetValue("env", out var own) ? ((YamlMappingNode)own).Children.ToList() : [])
        {
            // What is an expression the test says.
            if (!value.ToString().Contains("${{", StringComparison.Ordinal))
            {
                all[name.ToString()] = value.ToString();
            }
        }

        return all;
    }

    private string Read(string name) => File.Exists(Path.Combine(_root, name)) ? File.ReadAllText(Path.Combine(_root, name)) : "";
}
