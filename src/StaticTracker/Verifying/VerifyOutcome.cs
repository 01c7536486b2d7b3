namespace StaticTracker.Verifying;

/// <summary>What recomputing an experiment from its source came to.</summary>
public enum VerifyOutcome
{
    /// <summary>Every figure that is stored is what the source gives.</summary>
    Agrees,

    Differs,

    /// <summary>Every figure is what the source gives with what the experiment was imported with, and its file or a rule tells something else of that.</summary>
    ToldOtherwise,

    /// <summary>Its source is not among the files given, or none is recorded.</summary>
    NoSource,

    /// <summary>A run of a file given is no stored experiment.</summary>
    NotStored,
}
