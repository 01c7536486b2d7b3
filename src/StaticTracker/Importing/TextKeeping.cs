using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>That texts of items are to be kept, how, and how much is held: one for all workers of an import.</summary>
internal sealed class TextKeeping(TextRules rules, bool onlyFailed, long mostHeld = TextKeeping.MostHeld)
{
    /// <summary>Bytes of texts that an import holds before it writes them.</summary>
    public const long MostHeld = 192L << 20;

    private long _held;

    public TextRules Rules => rules;

    public Redactor Redactor { get; } = new(rules);

    /// <summary>Whether what the model and the judge said is kept of those items alone that failed or are errors.</summary>
    public bool OnlyFailed => onlyFailed;

    /// <summary>Whether there was more than is held: nothing of such an import is written, since what would be kept depends on which worker came first.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>Whether so much more may be held.</summary>
    public bool Hold(long bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= mostHeld)
        {
            return true;
        }

        Interlocked.Add(ref _held, -bytes);
        IsOverfull = true;
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref _held, -bytes);
}
