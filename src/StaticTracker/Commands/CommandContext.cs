using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StaticTracker.Checking;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>What a verb works with: the streams, what was asked for everywhere, and the problems found so far.</summary>
public sealed class CommandContext
{
    private readonly string? _dataOption;

    internal CommandContext(TextReader input, TextWriter output, TextWriter error, GlobalOptions.Values options)
    {
        Input = input;
        Out = output;
        Error = error;
        Options = options;
        _dataOption = options.Data;
    }

    public TextReader Input { get; }

    /// <summary>The answer.</summary>
    public TextWriter Out { get; }

    /// <summary>The talk: progress, warnings, summaries.</summary>
    public TextWriter Error { get; }

    public Problems Problems { get; } = new();

    internal GlobalOptions.Values Options { get; }

    public bool Quiet => Options.Quiet;

    public bool Verbose => Options.Verbose;

    public bool Json => Options.Json;

    /// <summary>Whether progress may be drawn: a person looks on, and did not ask for quiet.</summary>
    public bool ShowsProgress => !Quiet && ReferenceEquals(Error, Console.Error) && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("CI") is null or "";

    /// <summary>Whether the answer may have colours.</summary>
    public bool HasColour =>
        !Options.NoColor && ReferenceEquals(Out, Console.Out) && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    /// <summary>A line of talk, unless quiet.</summary>
    public void Say(string line)
    {
        if (!Quiet)
        {
            Error.WriteLine(line);
        }
    }

    /// <summary>An answer in JSON: one object, whose members <paramref name="members"/> writes.</summary>
    public void AnswerJson(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        Out.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>The data folder; null, with a problem that says how to make one, where there is none.</summary>
    public DataFolder? FindData()
    {
        var folder = _dataOption is null ? DataFolder.Find(Environment.CurrentDirectory) : new DataFolder(_dataOption);
        if (folder is { Exists: true })
        {
            return CanList(folder) ? folder : null;
        }

        var shown = _dataOption ?? "data";
        Problems.Add(SourceSpan.File(shown), Codes.Surroundings.NoData, "there is no data folder here", _dataOption is null
            ? "run 'tracker init' in the repository that is to hold the results, or name the folder with --data DIR"
            : "name the one that is there with --data DIR; 'tracker init DIR' makes one, which is called 'data', in DIR");
        return null;
    }

    private bool CanList(DataFolder folder)
    {
        foreach (var path in (string[])[folder.Root, folder.Modules, folder.Verdicts])
        {
            if (DataFolder.WhyUnlistable(path) is { } why)
            {
                Problems.Add(SourceSpan.File(DataFolder.Show(path)), Codes.Reading.Unreadable, $"this folder cannot be listed: {why}", "look at its permissions");
                return false;
            }
        }

        return true;
    }

    /// <summary>The settings of a data folder; the defaults, with problems, where the file cannot be used.</summary>
    public Settings ReadSettings(DataFolder folder) => SettingsCheck.Read(folder, Problems);

    /// <summary>Prints the problems found so far to <see cref="Error"/> and gives the exit code that they ask for.</summary>
    public int Finish(ProblemFormat format = ProblemFormat.Text)
    {
        ProblemReporter.Write(Error, Problems.ToList(), format);
        return Problems.HasErrors ? ExitCode.Problems : ExitCode.Fine;
    }
}
