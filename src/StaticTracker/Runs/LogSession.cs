using System.Runtime.InteropServices;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;

namespace StaticTracker.Runs;

/// <summary>One <c>tracker run log</c>: takes lines as they come, and adds those that can be read at once as one batch.</summary>
public sealed class LogSession(RunLog log, string run, string kind, Problems problems)
{
    /// <summary>Bytes of a batch; more wait for the next one.</summary>
    private const int Batch = 1 << 20;

    private const int MostTold = 20;

    private bool? _areOfRubrics = kind == RunWord.Evaluation && log.LinesOf(kind).FirstOrDefault() is { } first ? IsOfRubric(first) : null;
    private int _faults;
    private bool _refused;

    /// <summary>Lines added so far.</summary>
    public int Added { get; private set; }

    /// <summary>Lines that were there already, and were sent once more.</summary>
    public int Known { get; private set; }

    /// <summary>Reads the input to its end; false where the log takes no more lines. With <paramref name="resume"/> the input is the whole of what was sent before, from its start.</summary>
    public bool Take(Stream input, bool resume)
    {
        using var before = resume ? log.LinesOf(kind).GetEnumerator() : null;
        var isResuming = resume;
        using var reader = new LogReader(input);
        var batch = new List<byte>();
        while (reader.Next() is { } line)
        {
            if (Line(line.Text, line.Number) is { } made && !Skips(made, before, ref isResuming, line.Number))
            {
                batch.AddRange(made);
                Added++;
            }

            if ((!reader.HasLine || batch.Count >= Batch) && !Write(batch))
            {
                return false;
            }
        }

        return Last(reader, batch, before, ref isResuming) && Write(batch);
    }

    private bool Last(LogReader reader, List<byte> batch, IEnumerator<byte[]>? before, ref bool isResuming)
    {
        // Without a line feed behind it a last line may be cut off: only one that reads whole is taken.
        if (reader.TornBytes > 0 && Line(reader.Torn, reader.LineCount + 1) is { } made && !Skips(made, before, ref isResuming, reader.LineCount + 1))
        {
            batch.AddRange(made);
            Added++;
        }

        return !_refused;
    }

    private byte[]? Line(ReadOnlyMemory<byte> text, int number)
    {
        if (text.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
        {
            return null;
        }

        if (LogLine.Of(text, run, kind, ref _areOfRubrics, out var fault) is { } line)
        {
            return line;
        }

        if (++_faults <= MostTold)
        {
            problems.Add(new SourceSpan("-", number, TextPosition.Of(text.Span, fault!.Offset).Column), Codes.Runs.LogLine, $"{fault.Words}: this line was not logged", fault.Hint);
        }

        return null;
    }

    private static bool IsOfRubric(byte[] line)
    {
        using var tree = JsonTree.TryParse(line, out _);
        return tree is not null && EvaluationLine.RubricOf(tree.Root) is not null;
    }

    private bool Skips(byte[] line, IEnumerator<byte[]>? before, ref bool isResuming, int number)
    {
        if (!isResuming || !before!.MoveNext())
        {
            isResuming = false;
            return false;
        }

        if (before.Current.AsSpan().SequenceEqual(line))
        {
            Known++;
            return true;
        }

        _refused = true;
        problems.Add(
            new SourceSpan("-", number, 1), Codes.Runs.NotTheSame, $"the log has another line of the kind {kind} in its place: nothing was added", "--resume takes what was sent before, from its start; leave it out to add lines");
        return true;
    }

    private bool Write(List<byte> batch)
    {
        if (_refused)
        {
            return false;
        }

        if (batch.Count == 0)
        {
            return true;
        }

        var (outcome, torn) = log.Append(CollectionsMarshal.AsSpan(batch));
        batch.Clear();
        if (torn > 0)
        {
            problems.Add(SourceSpan.File(run), Codes.Runs.TornLine, $"{torn} bytes stood behind the last whole line of the log, and are gone: whoever wrote them was cut off");
        }

        if (outcome == AppendOutcome.Added)
        {
            return true;
        }

        problems.Add(
            SourceSpan.File(run), outcome == AppendOutcome.Ended ? Codes.Runs.WrongState : Codes.Surroundings.Locked,
            outcome == AppendOutcome.Ended ? "the run has ended: it takes no more lines" : "another process holds the log and does not let go", "'tracker run show' says how it stands");
        return false;
    }
}
