using System.Text;
using StaticTracker.Diagnostics;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>Where an export goes: a file, a folder, or standard output. A file is written aside and renamed, so that what stood there stays where writing fails.</summary>
internal sealed class ExportTarget
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly CommandContext _context;
    private readonly string? _path;

    /// <param name="context">Where standard output is, and where problems go.</param>
    /// <param name="folder">The data folder, which no export is written into.</param>
    /// <param name="path">As given; null: standard output.</param>
    public ExportTarget(CommandContext context, DataFolder folder, string? path)
    {
        _context = context;
        _path = path is null ? null : Path.GetFullPath(path);
        if (_path is not null && (_path == folder.Root || _path.StartsWith(folder.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            Refuse("the data folder holds what is imported, not what is exported", "name a place outside it");
        }
        else if (_path is not null && DataFolder.IsLink(new FileInfo(_path)))
        {
            Refuse("this is a link", "name the file itself");
        }
    }

    /// <summary>Whether anything may be written there; otherwise that is a problem.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Whether bytes can be written: to a file, or to a standard output that no terminal stands behind.</summary>
    public bool TakesBytes => _path is not null || (ReferenceEquals(_context.Out, Console.Out) && Console.IsOutputRedirected);

    public void Text(Action<TextWriter> write, bool withMark = false)
    {
        if (_path is null)
        {
            _context.Out.Write(withMark ? "\uFEFF" : "");
            write(_context.Out);
            return;
        }

        Try(_path, stream =>
        {
            using var text = new StreamWriter(stream, s_utf8, 64 * 1024, leaveOpen: true) { NewLine = "\n" };
            text.Write(withMark ? "\uFEFF" : "");
            write(text);
        });
    }

    public void Bytes(Action<Stream> write)
    {
        if (_path is not null)
        {
            Try(_path, write);
            return;
        }

        // In memory first: an archive is made by going back in its stream.
        using var made = new MemoryStream();
        write(made);
        try
        {
            using var output = Console.OpenStandardOutput();
            made.WriteTo(output);
        }
        catch (IOException e)
        {
            throw new CannotSpeakException($"standard output cannot be written to: {e.Message}", e);
        }
    }

    /// <summary>Files by their names into the folder.</summary>
    public void Folder(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        foreach (var (name, content) in files)
        {
            if (!Try(Path.Join(_path, name), stream => stream.Write(content)))
            {
                return;
            }
        }
    }

    private bool Try(string path, Action<Stream> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.WriteDerived(path, write);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _context.Problems.Add(SourceSpan.File(DataFolder.Show(path)), Codes.Surroundings.NotWritable, $"this file cannot be written: {e.Message}", "nothing of it was changed; look at the path, permissions and free space");
            return false;
        }
    }

    private void Refuse(string why, string hint)
    {
        IsSound = false;
        _context.Problems.Add(SourceSpan.File(DataFolder.Show(_path!)), Codes.Exporting.NotHere, why, hint);
    }
}
