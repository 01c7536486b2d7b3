namespace StaticTracker.Importing;

/// <summary>Where a value was found, the stronger first.</summary>
public enum FieldOrigin
{
    /// <summary>A rule of tracker.json that is to win over everything.</summary>
    OverridingRule,

    /// <summary>A key of the file that says just this, or a column that a rule names.</summary>
    Content,

    /// <summary>A rule of tracker.json.</summary>
    Rule,

    /// <summary>What a tool calls its provider, engine or system: most often the model, in words of its own.</summary>
    Provider,

    /// <summary>A suffix of another key's value, such as the v5 of <c>"module": "m01_v5_gpt5"</c>.</summary>
    ContentSuffix,

    /// <summary>The name of the file that was judged, as the result tells it.</summary>
    DataSource,

    /// <summary>The result file's own name.</summary>
    FileName,

    /// <summary>The command line.</summary>
    Option,
}
