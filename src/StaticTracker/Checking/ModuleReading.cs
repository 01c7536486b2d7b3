using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>What to do with each module file. All are called from several threads at once.</summary>
internal sealed class ModuleReading
{
    /// <summary>Sees each module that could be read, sound or not; its text and nodes are good only during the call.</summary>
    public required Action<ModuleRead> Look { get; init; }

    /// <summary>Sees each text before it is checked.</summary>
    public Func<JsonFile, FileInfo, FileProblems>? Begin { get; init; }

    /// <summary>
    /// Says of a file that looks so that it need not be read, since it was found to be without problems before: its module, and what
    /// <see cref="SharedIds.HashesOf"/> gave for it. Null: read it.
    /// </summary>
    public Func<FileInfo, FileLook, KnownModule?>? Known { get; init; }
}
