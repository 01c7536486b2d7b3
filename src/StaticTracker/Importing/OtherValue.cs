namespace StaticTracker.Importing;

/// <summary>
/// What an experiment was imported with though its file, or a rule, tells something else: an option that was to win over the file, or a rule that was another at that time. Its id is proof of it.
/// </summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Key">What it is called in JSON.</param>
/// <param name="Stored">What the experiment has.</param>
/// <param name="Found">What is told today.</param>
/// <param name="Origin">By whom.</param>
public sealed record OtherValue(string Name, string Key, string Stored, string Found, string Origin)
{
    private const int LongestValue = 120;

    /// <summary>"prompt version: stored v2, the content says v1".</summary>
    public string Words => $"{Name}: stored {Cut(Stored)}, {Origin} says {Cut(Found)}";

    private static string Cut(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
