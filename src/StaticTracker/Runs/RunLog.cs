namespace StaticTracker.Runs;

/// <summary>
/// The log of a run as something to add to. A batch of whole lines goes to the end in one write under the log's lock; a writer that is killed in the middle of that leaves a torn
/// last line, which whoever comes next cuts off first. Nothing that is whole is ever touched.
/// </summary>
public sealed class RunLog(string path, string run, RunLease lease)
{
    /// <summary>Cuts off a torn last line; how many bytes that were, or null where the lock cannot be had.</summary>
    public int? Heal()
    {
        using var held = lease.Lock();
        if (held is null)
        {
            return null;
        }

        using var file = Open();
        return Heal(file);
    }

    /// <summary>Adds whole lines, each with its line feed; what became of them, and the bytes of a torn line that had to go before.</summary>
    public (AppendOutcome Outcome, int Torn) Append(ReadOnlySpan<byte> lines)
    {
        using var held = lease.Lock();
        if (held is null)
        {
            return (AppendOutcome.Locked, 0);
        }

        if (!lease.Exists)
        {
            return (AppendOutcome.Ended, 0);
        }

        using var file = Open();
        var torn = Heal(file);
        file.Seek(0, SeekOrigin.End);
        file.Write(lines);
        return (AppendOutcome.Added, torn);
    }

    /// <summary>Makes sure that what was added is on the disk.</summary>
    public void Flush()
    {
        using var file = Open();
        file.Flush(flushToDisk: true);
    }

    /// <summary>The lines of one kind that are there, those that this program wrote itself left out, as they stand with their line feeds.</summary>
    internal IEnumerable<byte[]> LinesOf(string kind)
    {
        var start = System.Text.Encoding.UTF8.GetBytes($"{{\"run_id\":{Storage.CompactJson.Quote(run)},\"kind\":{Storage.CompactJson.Quote(kind)}");
        using var reader = new LogReader(path);
        while (reader.Next() is { } line)
        {
            if (line.Text.Span.StartsWith(start) && !line.Text.Span[start.Length..].StartsWith(RunStartLine.Mark))
            {
                yield return [.. line.Text.Span, (byte)'\n'];
            }
        }
    }

    private FileStream Open() => new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);

    private static int Heal(FileStream file)
    {
        const int Window = 64 * 1024;
        var length = file.Length;
        if (length == 0)
        {
            return 0;
        }

        var buffer = new byte[1];
        file.Seek(-1, SeekOrigin.End);
        file.ReadExactly(buffer);
        if (buffer[0] == '\n')
        {
            return 0;
        }

        buffer = new byte[Window];
        for (var end = length; end > 0;)
        {
            var start = Math.Max(0, end - Window);
            var part = buffer.AsSpan(0, (int)(end - start));
            file.Seek(start, SeekOrigin.Begin);
            file.ReadExactly(part);
            if (LogLines.WholeLength(part) is > 0 and var whole)
            {
                file.SetLength(start + whole);
                return (int)(length - start - whole);
            }

            end = start;
        }

        file.SetLength(0);
        return (int)length;
    }
}
