using System.IO.Compression;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Mapping;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Reads result files one after the other, each by the reader of its format. One per worker: buffers and tables are kept.</summary>
internal sealed class SourceReader : IDisposable
{
    private readonly SourceText _text;
    private readonly Dictionary<ResultFormat, IResultReader> _readers = [];
    private readonly ImportOptions _options;
    private readonly RuleSet _rules;
    private readonly Func<Stream> _standardInput;
    private readonly TextKeeping? _texts;
    private readonly Func<SourceFile, Stream?> _openEntry;
    private ResultArchive? _archive;
    private string? _archivePath;
    private string? _listing;
    private PassMarks? _marks;

    public SourceReader(ImportOptions options, RuleSet rules, Func<Stream> standardInput, int wholeUpTo = SourceText.WholeUpTo, TextKeeping? texts = null)
    {
        _texts = texts;
        _options = options;
        _rules = rules;
        _standardInput = standardInput;
        _text = new SourceText(wholeUpTo);
        _openEntry = OpenEntry;
    }

    /// <summary>SHA-256 of the file read last, in hex; of several that are one evaluation, that of the lines that <c>sha256sum</c> writes for them.</summary>
    public string Sha256 => _listing ?? _text.Sha256;

    /// <summary>The format of the file read last; empty where it is none that is read.</summary>
    public string Format { get; private set; } = "";

    /// <summary>The rules that fit the file read last.</summary>
    public FileRules Rules { get; private set; } = FileRules.None;

    /// <summary>Reads a file; <paramref name="marks"/> stand for an option that was not given.</summary>
    public ReadOutcome Read(SourceFile file, PassMarks? marks = null)
    {
        _marks = _options.PassMark is { } mark ? PassMarks.OfAll(mark) : marks;
        (Format, Rules, _listing) = ("", FileRules.None, null);
        try
        {
            if (file.Parts is { } parts)
            {
                return ReadTogether(file, parts);
            }

            Open(file);
            return ReadText(file);
        }
        catch (UnfitSourceException e)
        {
            return ReadOutcome.Refused(e.Problem);
        }
        catch (RuleException e)
        {
            return ReadOutcome.Refused(e.Problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ReadOutcome.Refused(Problem.Unreadable(file.Shown, "this file", e));
        }
    }

    public void Dispose()
    {
        _text.Dispose();
        _archive?.Dispose();
    }

    private void Open(SourceFile file)
    {
        if (file.IsStandardInput)
        {
            _text.Open(file, _standardInput());
        }
        else if (file.Entry is not null)
        {
            _text.Open(file, ArchiveOf(file).OpenEntry(file.Entry));
        }
        else if (file.IsCompressed)
        {
            _text.Open(file, new LimitedStream(new GZipStream(File.OpenRead(file.FullPath), CompressionMode.Decompress), ArchiveLimits.Default.LargestEntry, file.Shown, null, (length, sum) => GzipEnd.Fault(file.FullPath, length, sum)));
        }
        else
        {
            _text.Open(file);
        }
    }

    /// <summary>The files of a folder as one source: where one of them cannot be read, none of them counts.</summary>
    private ReadOutcome ReadTogether(SourceFile folder, IReadOnlyList<(string Name, SourceFile File)> parts)
    {
        var reader = (IFolderReader)ReaderOf(SourceFolders.Format);
        (Format, Rules) = (Formats.Of(SourceFolders.Format)!.Name, _rules.For(PathOf(folder), Formats.Of(SourceFolders.Format)!.Name));
        reader.Start(ContextWith(null));
        var listing = new List<(string Name, string Sha256)>();
        foreach (var (name, file) in parts)
        {
            Open(file);
            if (IsBlank)
            {
                return Blank(file);
            }

            try
            {
                reader.Add(_text);
            }
            catch (JsonException e)
            {
                return ReadOutcome.Refused(ProblemOf(file, e));
            }

            listing.Add((name, _text.Sha256));
        }

        _listing = SiblingFiles.HashOf(listing);
        return WithRules(folder, reader.Finish(folder.Shown));
    }

    /// <summary>The archive that a file is in, which stays open: its entries come one after the other.</summary>
    private ResultArchive ArchiveOf(SourceFile file)
    {
        if (_archive is null || _archivePath != file.ArchivePath)
        {
            _archive?.Dispose();
            _archive = null;
            _archive = ResultArchive.Open(File.OpenRead(file.ArchivePath), file.Shown);
            _archivePath = file.ArchivePath;
        }

        return _archive;
    }

    private ReadContext ContextWith(SiblingFiles? siblings) => new(Rules, _options.KeepVerdicts, _marks) { Texts = _texts, Siblings = siblings };

    /// <summary>An entry of the archive that is open; null where there is none of that name.</summary>
    private Stream? OpenEntry(SourceFile file) => ArchiveOf(file) is var archive && archive.Names.Contains(file.Entry!) ? archive.OpenEntry(file.Entry!) : null;

    private bool IsBlank => _text.IsWhole && _text.IsAtEnd && _text.Window.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    private static ReadOutcome Blank(SourceFile file) => ReadOutcome.Refused(
        new Problem(SourceSpan.File(file.Shown), Codes.Reading.Empty, "there is nothing in it", "the evaluation may have been stopped before it wrote its result"));

    private ReadOutcome ReadText(SourceFile file)
    {
        if (IsBlank)
        {
            return Blank(file);
        }

        try
        {
            var format = FormatOf(file);
            if (Formats.Of(format) is not { } info)
            {
                return ReadOutcome.Refused(FormatDetector.Refusal(file, format));
            }

            Format = info.Name;
            Rules = _rules.For(PathOf(file), Format);
            return WithRules(file, ReaderOf(format).Read(_text, ContextWith(new SiblingFiles(file, _openEntry))));
        }
        catch (JsonException e)
        {
            return ReadOutcome.Refused(ProblemOf(file, e));
        }
    }

    /// <summary>What was read, with what the rules say of each run where the reader did not ask them itself.</summary>
    private ReadOutcome WithRules(SourceFile file, ReadOutcome outcome)
    {
        if (Rules.IsEmpty && (!_options.KeepVerdicts || !outcome.Runs.Any(r => r.IsTooLargeForVerdicts)))
        {
            return outcome;
        }

        var runs = Rules.IsEmpty ? outcome.Runs : [.. outcome.Runs.Select(r => r.Rules is null ? r with { Rules = Rules.Apply(r.Facts) } : r)];
        return new ReadOutcome(runs, runs.Any(r => r.IsTooLargeForVerdicts) ? [.. outcome.Problems, TooLarge(file)] : outcome.Problems);
    }

    private static Problem TooLarge(SourceFile file) =>
        new(SourceSpan.File(file.Shown), Codes.Importing.LeftOut, "its items are too many for a verdict file: counts, rates and scores are kept, not which item was what", "--no-verdicts says the same without this warning");

    /// <summary>The format that was asked for; a table where a rule says what this file's columns mean; else what the content says.</summary>
    private ResultFormat FormatOf(SourceFile file)
    {
        if (_options.Format is { } name)
        {
            return Formats.Named(name)!.Value;
        }

        if (_rules.Rules.Count > 0 && !_text.IsArchive && _rules.For(PathOf(file), Formats.Of(ResultFormat.Table)!.Name).OfColumns is { Match.File: not null })
        {
            return ResultFormat.Table;
        }

        return FormatDetector.Detect(_text);
    }

    private static string PathOf(SourceFile file) => file.FullPath.Replace('\\', '/');

    private IResultReader ReaderOf(ResultFormat format)
    {
        if (!_readers.TryGetValue(format, out var reader))
        {
            _readers.Add(format, reader = Formats.Create(format));
        }

        return reader;
    }

    private Problem ProblemOf(SourceFile file, JsonException e)
    {
        if (_text.IsWhole && _text.IsAtEnd && !_text.HasManyValues && JsonTree.TryParse(_text.Whole, out var fault) is null)
        {
            return JsonFile.ProblemOf(file.Shown, _text.Whole.Span, fault!);
        }

        // A big file, of which only a window is there: the reader's own words, without its advice on options.
        var detail = e.Message.Split(" LineNumber:")[0].TrimEnd('.');
        var place = new SourceSpan(file.Shown, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
        return detail.Contains("depth", StringComparison.OrdinalIgnoreCase)
            ? new Problem(place, Codes.Reading.TooDeep, $"it is nested deeper than {JsonTree.DefaultMaxDepth} levels", JsonFile.TooDeepHint)
            : new Problem(place, Codes.Reading.Syntax, detail);
    }
}
