namespace StaticTracker.Prompts;

/// <summary>Texts as they are hashed and compared (docs/prompts.md): line ends are LF, white space at the end of the whole text is gone. No Unicode normalisation.</summary>
public static class PromptText
{
    /// <summary>CR LF and CR become LF; then spaces, tabs and line feeds at the end of the text go. Those at the end of a line stay: in Markdown they mean something, and to a model they are tokens.</summary>
    public static string Normalise(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd(' ', '\t', '\n');
}
