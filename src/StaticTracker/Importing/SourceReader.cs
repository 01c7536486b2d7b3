using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Storage;

namespace StaticTracker.Importing;

/// <summary>Reads result files one after the other, each by the reader of its format. One per worker: buffers and tables are kept.</summary>
internal sealed class SourceReader : IDisposable
{
    private readonly SourceText _text;
    private readonly JudgeReader _judge = new();
    private readonly PromptfooReader _promptfoo = new();
    private readonly bool _keepVerdicts;
    private readonly Func<Stream> _standardInput;

    public SourceReader(bool keepVerdicts, Func<Stream> standardInput, int wholeUpTo = SourceText.WholeUpTo)
    {
        _keepVerdicts = keepVerdicts;
        _standardInput = standardInput;
        _text = new SourceText(wholeUpTo);
    }

    /// <summary>SHA-256 of the file read last, in hex.</summary>
    public string Sha256 => _text.Sha256;

    /// <summary>The format of the file read last.</summary>
    public string Format { get; private set; } = "";

    public ReadOutcome Read(SourceFile file)
    {
        try
        {
            if (file.IsStandardInput)
            {
                _text.Open(file, _standardInput());
            }
            else
            {
                _text.Open(file);
            }

            return ReadText(file);
        }
        catch (UnfitSourceException e)
        {
            return ReadOutcome.Refused(e.Problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ReadOutcome.Refused(new Problem(SourceSpan.File(file.Shown), Codes.Reading.Unreadable, $"this file cannot be read: {e.Message}"));
        }
    }

    public void Dispose() => _text.Dispose();

    private ReadOutcome ReadText(SourceFile file)
    {
        if (_text.IsWhole && _text.IsAtEnd && _text.Window.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return ReadOutcome.Refused(new Problem(SourceSpan.File(file.Shown), Codes.Reading.Empty, "there is nothing in it", "the evaluation may have been stopped before it wrote its result"));
        }

        try
        {
            var format = FormatDetector.Detect(_text);
            IResultReader? reader = format switch
            {
                ResultFormat.Judge => _judge,
                ResultFormat.Promptfoo => _promptfoo,
                _ => null,
            };
            Format = reader?.Format ?? "";
            return reader?.Read(_text, _keepVerdicts) ?? ReadOutcome.Refused(FormatDetector.Refusal(file, format));
        }
        catch (JsonException e)
        {
            return ReadOutcome.Refused(ProblemOf(file, e));
        }
    }

    private Problem ProblemOf(SourceFile file, JsonException e)
    {
        if (_text.IsWhole && _text.IsAtEnd && JsonTree.TryParse(_text.Whole, out var fault) is null)
        {
            return JsonFile.ProblemOf(file.Shown, _text.Whole.Span, fault!);
        }

        // A big file, of which only a window is there: the reader's own words, without its advice on options.
        var detail = e.Message.Split(" LineNumber:")[0].TrimEnd('.');
        var code = detail.Contains("depth", StringComparison.OrdinalIgnoreCase) ? Codes.Reading.TooDeep : Codes.Reading.Syntax;
        return new Problem(new SourceSpan(file.Shown, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), code, detail);
    }
}
