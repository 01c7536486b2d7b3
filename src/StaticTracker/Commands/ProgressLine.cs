using System.Globalization;

namespace StaticTracker.Commands;

/// <summary>A line on the terminal that tells how far the work is; nothing where nobody looks on, or where there is little to do.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const int FewestTold = 200;
    private const int Steps = 100;
    private const int Width = 30;

    private readonly CommandContext _context;
    private readonly string _what;
    private readonly int _total;
    private readonly bool _shows;
    private readonly Lock _lock = new();
    private int _done;
    private int _shown = -1;

    public ProgressLine(CommandContext context, string what, int total)
    {
        (_context, _what, _total) = (context, what, total);
        _shows = context.ShowsProgress && total >= FewestTold;
    }

    /// <summary>So many more are done; from any thread.</summary>
    public void Add(int count)
    {
        if (!_shows)
        {
            return;
        }

        lock (_lock)
        {
            _done += count;
            var step = (int)((long)_done * Steps / _total);
            if (step == _shown)
            {
                return;
            }

            _shown = step;
            var filled = step * Width / Steps;
            _context.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{_what} [{new string('#', filled)}{new string('.', Width - filled)}] {_done} of {_total}"));
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_shows && _shown >= 0)
            {
                _context.Error.Write("\r" + new string(' ', 79) + "\r");
                _shown = -1;
            }
        }
    }
}
