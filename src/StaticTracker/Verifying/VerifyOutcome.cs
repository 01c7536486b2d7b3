namespace StaticTracker.Verifying;

/// <summary>What recomputing an experiment from its source came to.</summary>
public enum VerifyOutcome
{
    /// <summary>Every figure that is stored is what the source gives.</summary>
    Agrees,

    Differs,

    /// <summary>Its source is not among the files given, or none is recorded.</summary>
    NoSource,

    /// <summary>A run of a file given is no stored experiment.</summary>
    NotStored,
}
