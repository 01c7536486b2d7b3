namespace StaticTracker.Site.Joining;

/// <summary>Files that all pages share: style sheets in the order in which pages name them, those that scripts ask for behind them, and every script.</summary>
internal sealed record PageAssets(IReadOnlyList<string> Styles, IReadOnlyList<string> Scripts);
