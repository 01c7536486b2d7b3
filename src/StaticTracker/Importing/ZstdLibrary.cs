using System.Runtime.InteropServices;

namespace StaticTracker.Importing;

/// <summary>The system's own library for Zstandard, where there is one: the framework does not know that way of packing yet.</summary>
internal sealed class ZstdLibrary
{
    private static readonly string[] s_names = ["libzstd.so.1", "libzstd.1.dylib", "libzstd.dll", "zstd.dll", "libzstd"];

    private readonly CreateFunction _create;
    private readonly FreeFunction _free;
    private readonly DecompressFunction _decompress;
    private readonly ErrorFunction _isError;

    private ZstdLibrary(nint handle)
    {
        _create = Function<CreateFunction>(handle, "ZSTD_createDStream");
        _free = Function<FreeFunction>(handle, "ZSTD_freeDStream");
        _decompress = Function<DecompressFunction>(handle, "ZSTD_decompressStream");
        _isError = Function<ErrorFunction>(handle, "ZSTD_isError");
    }

    private delegate nint CreateFunction();

    private delegate nuint FreeFunction(nint stream);

    private delegate nuint DecompressFunction(nint stream, ref ZstdBuffer output, ref ZstdBuffer input);

    private delegate uint ErrorFunction(nuint code);

    /// <summary>The library of this system; null where there is none.</summary>
    public static ZstdLibrary? Instance { get; } = Load(s_names);

    /// <summary>The first of the libraries that is there, and is one; null where none is.</summary>
    public static ZstdLibrary? Load(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, typeof(ZstdLibrary).Assembly, DllImportSearchPath.SafeDirectories, out var handle))
            {
                try
                {
                    return new ZstdLibrary(handle);
                }
                catch (EntryPointNotFoundException)
                {
                    NativeLibrary.Free(handle); // Something else by that name.
                }
            }
        }

        return null;
    }

    public nint Create() => _create();

    public void Free(nint stream) => _free(stream);

    /// <summary>Expands what it can; 0 at the end of a frame; an error as <see cref="IsError"/> tells it.</summary>
    public nuint Decompress(nint stream, ref ZstdBuffer output, ref ZstdBuffer input) => _decompress(stream, ref output, ref input);

    public bool IsError(nuint code) => _isError(code) != 0;

    private static T Function<T>(nint handle, string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(handle, name));
}
