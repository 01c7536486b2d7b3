using StaticTracker.Git;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>What a file looked like from outside when its content was last seen to be a blob: unchanged, it need not be read again.</summary>
internal sealed record FileStamp(FileLook Look, ObjectId Blob);
