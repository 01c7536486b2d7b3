using System.CommandLine;
using System.Globalization;
using System.Net;
using StaticTracker.Diagnostics;
using StaticTracker.Serving;
using StaticTracker.Site;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary><c>tracker serve</c>: shows the site on a loopback port, with <c>--watch</c> anew at every change.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 4680;

    public static Verb Create()
    {
        var port = new Option<int>("--port", "-p") { Description = $"The port on 127.0.0.1; 0 takes a free one (default: {DefaultPort})", HelpName = "N", DefaultValueFactory = _ => DefaultPort };
        var watch = new Option<bool>("--watch", "-w") { Description = "Build again when data or templates change, and reload the open pages" };
        var output = new Option<string?>("--output", "-o") { Description = "The site's folder (default: _site beside data/)", HelpName = "DIR" };
        return new Verb("serve", "Build and preview the site on a loopback port", "tracker serve            # http://127.0.0.1:4680/", "tracker serve --watch    # reload at every change")
        {
            Options = { port, watch, output },
            Run = (result, context) =>
                result.GetValue(port) is < 0 or > IPEndPoint.MaxPort ? NoPort(context, result.GetValue(port))
                : context.FindData() is { } folder
                    ? new Preview(context, folder, BuildCommand.OutputOf(folder, result.GetValue(output))).Run(result.GetValue(port), result.GetValue(watch))
                    : context.Finish(),
        };
    }

    private static int NoPort(CommandContext context, int port)
    {
        context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tracker: --port {port} is no port: valid are 0 to {IPEndPoint.MaxPort}."));
        return ExitCode.Misuse;
    }

    private sealed class Preview(CommandContext context, DataFolder folder, string output)
    {
        public int Run(int port, bool watch)
        {
            if (Build(null, context.Problems) is null && (!Directory.Exists(output) || DataFolder.IsLink(new DirectoryInfo(output))))
            {
                return context.Finish();
            }

            ProblemReporter.Write(context.Error, context.Problems.ToList(), ProblemFormat.Text);
            return ServeAsync(port, watch).GetAwaiter().GetResult();
        }

        private SiteSummary? Build(IReadOnlySet<string>? openPages, Problems problems) => new SiteBuild(context, folder) { Output = output, OpenPages = openPages }.Run(problems);

        private async Task<int> ServeAsync(int port, bool watch)
        {
            var signal = watch ? new ReloadSignal() : null;
            PreviewServer server;
            try
            {
                server = await PreviewServer.StartAsync(output, port, signal);
            }
            catch (IOException e)
            {
                context.Error.WriteLine(ProblemReporter.Line(new Problem(
                    SourceSpan.File($"127.0.0.1:{port}"), Codes.Surroundings.Port, $"this port cannot be used: {e.Message}", "name another one with --port N, or 0 for a free one")));
                return ExitCode.Problems;
            }

            var stop = new TaskCompletionSource();
            void OnCancel(object? sender, ConsoleCancelEventArgs e)
            {
                e.Cancel = true;
                stop.TrySetResult();
            }

            Console.CancelKeyPress += OnCancel;
            using var stopped = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, c =>
            {
                c.Cancel = true;
                stop.TrySetResult();
            });
            await using (server)
            {
                using var watcher = signal is null ? null : Watch(signal);
                context.Out.WriteLine(server.Address.ToString());
                context.Say("Stop with Ctrl+C.");
                await stop.Task;
            }

            Console.CancelKeyPress -= OnCancel;
            return ExitCode.Fine;
        }

        private Rebuilding Watch(ReloadSignal signal) =>
            new(Build, found => ProblemReporter.Write(context.Error, found, ProblemFormat.Text), signal, [folder.Root, Path.Join(folder.Project, "site-templates")], Matters);

        private bool Matters(string path) =>
            path != folder.Index && path != folder.Lock && !path.EndsWith(AtomicFile.AsideSuffix, StringComparison.Ordinal);
    }
}
