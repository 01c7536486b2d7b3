namespace StaticTracker.Git;

/// <summary>One side of a change: mode (octal, as git writes it; 0: not there) and object.</summary>
public readonly record struct RawSide(int Mode, ObjectId Id)
{
    private const int TypeMask = 0b1_111_000_000_000_000;
    private const int RegularFile = 0b1_000_000_000_000_000;

    public bool Exists => Mode != 0;

    public bool IsFile => (Mode & TypeMask) == RegularFile;
}
