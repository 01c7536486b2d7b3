namespace StaticTracker.Setup;

/// <summary>How a laid file meets a file that is there already.</summary>
public enum ProjectFileKind
{
    /// <summary>The file is ours: another content there is not overwritten without being told.</summary>
    Whole,

    /// <summary>The file is the user's: our lines stand in a marked block, which is put in or brought up to date.</summary>
    Block,

    /// <summary>As a block, but one that says who may approve: another content of the block is not overwritten without being told, nor are lines of others taken over.</summary>
    Owners,

    /// <summary>A dotnet tool manifest: our entry is added, what else it holds is kept.</summary>
    ToolManifest,
}
