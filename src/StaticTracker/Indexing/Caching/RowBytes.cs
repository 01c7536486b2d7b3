using System.Buffers.Binary;
using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Indexing.Caching;

/// <summary>A row of the heatmap as bytes. Texts that come again (models, data sets) are written once and then named by their number.</summary>
internal static class RowBytes
{
    [Flags]
    private enum Marks : byte
    {
        None = 0,
        IntervalTooNarrow = 1,
        TooManyErrors = 2,
        HasInterval = 4,
    }

    public static void WriteHashes(ByteWriter output, ulong[] hashes)
    {
        output.Unsigned((ulong)hashes.Length);
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        foreach (var hash in hashes)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, hash);
            output.Raw(bytes);
        }
    }

    public static ulong[] ReadHashes(ref ByteReader input)
    {
        var hashes = new ulong[input.Count()];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = BinaryPrimitives.ReadUInt64LittleEndian(input.Raw(sizeof(ulong)));
        }

        return hashes;
    }

    public static void Write(ByteWriter output, ModuleRow row)
    {
        var shared = new SharedTextWriter(output);
        output.Text(row.Id.Text);
        output.Text(row.Name);
        output.OptionalText(row.Group);
        output.Unsigned((ulong)row.Tags.Count);
        foreach (var tag in row.Tags)
        {
            output.Text(tag);
        }

        output.OptionalText(row.PrimaryRubric);
        output.OptionalText(row.Dataset);
        output.OptionalText(row.Latest?.Text);
        output.Unsigned((ulong)row.Cells.Count);
        foreach (var cell in row.Cells)
        {
            output.Text(cell.Version.Text);
            output.Unsigned((ulong)cell.OtherDatasets.Count);
            foreach (var other in cell.OtherDatasets)
            {
                shared.Write(other);
            }

            output.Unsigned((ulong)cell.ByModel.Count);
            var best = 0;
            for (var i = 0; i < cell.ByModel.Count; i++)
            {
                best = ReferenceEquals(cell.Best, cell.ByModel[i]) ? i + 1 : best;
                Write(output, shared, cell.ByModel[i]);
            }

            output.Unsigned((ulong)best);
        }

        WriteSuggestions(output, row.Suggestions);
        BriefBytes.Write(output, row.Brief);
    }

    public static ModuleRow Read(ref ByteReader input)
    {
        var shared = new List<string>();
        var row = new ModuleRow
        {
            Id = ModuleId.Parse(input.Text()),
            Name = input.Text(),
            Group = input.OptionalText(),
            Tags = ReadTags(ref input),
            PrimaryRubric = input.OptionalText(),
            Dataset = input.OptionalText(),
            Latest = input.OptionalText() is { } latest ? Timestamp.Parse(latest) : null,
            Cells = [],
        };
        var cells = new HeatmapCell[input.Count()];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = ReadCell(ref input, shared);
        }

        return row with { Cells = cells, Suggestions = ReadSuggestions(ref input), Brief = BriefBytes.Read(ref input) };
    }

    private static string[] ReadTags(ref ByteReader input)
    {
        var tags = input.Count() is > 0 and var count ? new string[count] : [];
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = input.Text();
        }

        return tags;
    }

    private static void WriteSuggestions(ByteWriter output, ListedSuggestions suggestions)
    {
        output.Unsigned((ulong)suggestions.Count);
        output.Unsigned((ulong)suggestions.Bytes.Length);
        output.Raw(suggestions.Bytes);
    }

    private static ListedSuggestions ReadSuggestions(ref ByteReader input)
    {
        var (count, length) = (input.Count(), input.Count());
        var at = input.At;
        input.At += length;
        return count == 0 ? ListedSuggestions.None : new ListedSuggestions(input.Bytes, at, length, count);
    }

    private static HeatmapCell ReadCell(ref ByteReader input, List<string> shared)
    {
        var version = PromptVersion.Parse(input.Text());
        var others = input.Count() is > 0 and var count ? new string[count] : [];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = Shared(ref input, shared)!;
        }

        var results = new CellResult[input.Count()];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = ReadResult(ref input, shared);
        }

        var best = input.Count();
        return new HeatmapCell { Version = version, ByModel = results, OtherDatasets = others, Best = best == 0 ? null : results[best - 1] };
    }

    private static void Write(ByteWriter output, SharedTextWriter shared, CellResult result)
    {
        shared.Write(result.Model);
        output.Text(result.Experiment);
        output.Text(result.Timestamp.Text);
        shared.Write(result.DatasetVersion);
        output.OptionalSigned(result.Pass);
        output.OptionalSigned(result.Fail);
        output.OptionalSigned(result.Error);
        output.OptionalSigned(result.Total);
        output.OptionalDecimal(result.PassRate);
        output.OptionalDecimal(result.MatchRate);
        output.Unsigned((ulong)result.Runs);
        output.Byte((byte)((result.IntervalTooNarrow ? Marks.IntervalTooNarrow : 0) | (result.TooManyErrors ? Marks.TooManyErrors : 0) | (result.Interval is null ? 0 : Marks.HasInterval)));
        if (result.Interval is { } interval)
        {
            Span<byte> ends = stackalloc byte[2 * sizeof(double)];
            BinaryPrimitives.WriteDoubleLittleEndian(ends, interval.Low);
            BinaryPrimitives.WriteDoubleLittleEndian(ends[sizeof(double)..], interval.High);
            output.Raw(ends);
        }
    }

    private static CellResult ReadResult(ref ByteReader input, List<string> shared)
    {
        var result = new CellResult
        {
            Model = Shared(ref input, shared)!,
            Experiment = input.Text(),
            Timestamp = Timestamp.Parse(input.Text()),
            DatasetVersion = Shared(ref input, shared),
            Pass = input.OptionalSigned(),
            Fail = input.OptionalSigned(),
            Error = input.OptionalSigned(),
            Total = input.OptionalSigned(),
            PassRate = input.OptionalDecimal(),
            MatchRate = input.OptionalDecimal(),
            Runs = input.Count(),
        };
        var marks = (Marks)input.Byte();
        Interval? interval = null;
        if ((marks & Marks.HasInterval) != 0)
        {
            var ends = input.Raw(2 * sizeof(double));
            interval = new Interval(BinaryPrimitives.ReadDoubleLittleEndian(ends), BinaryPrimitives.ReadDoubleLittleEndian(ends[sizeof(double)..]));
        }

        return result with { Interval = interval, IntervalTooNarrow = (marks & Marks.IntervalTooNarrow) != 0, TooManyErrors = (marks & Marks.TooManyErrors) != 0 };
    }

    /// <summary>0: none; a number that was seen: that text; the next number: a text that follows.</summary>
    private static string? Shared(ref ByteReader input, List<string> shared)
    {
        var number = input.Count();
        if (number > shared.Count)
        {
            shared.Add(input.Text());
        }

        return number == 0 ? null : shared[number - 1];
    }

    private sealed class SharedTextWriter(ByteWriter output)
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

        public void Write(string? text)
        {
            if (text is null)
            {
                output.Unsigned(0);
            }
            else if (_numbers.TryGetValue(text, out var number))
            {
                output.Unsigned((ulong)number);
            }
            else
            {
                _numbers.Add(text, _numbers.Count + 1);
                output.Unsigned((ulong)_numbers.Count);
                output.Text(text);
            }
        }
    }
}
