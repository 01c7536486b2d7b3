namespace StaticTracker.BrowserTests.Infra;

/// <summary>The kinds of pages.</summary>
public enum PageOfASite
{
    Heatmap,
    Module,
    History,
    Commit,
    NotFound,
}
