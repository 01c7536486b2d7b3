using System.Runtime.InteropServices;

namespace StaticTracker.Importing;

/// <summary>A buffer as the library for Zstandard has it: where it is, its length, and up to where it was read or written.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ZstdBuffer(nint at, int length)
{
    public nint At = at;
    public nuint Length = (nuint)length;
    public nuint Done;
}
