namespace Building.Testing;

/// <summary>Looks for an installed browser of the Chromium family.</summary>
public static class BrowserFinder
{
    /// <summary>The environment variable that names the browser; it goes before everything found.</summary>
    public const string Variable = "TRACKER_BROWSER";

    private static readonly string[] Programs =
    [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge",
    ];

    private static readonly string[] UsualPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        @"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        @"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        @"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        @"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The one line that mends a missing browser.</summary>
    public static string Remedy => OperatingSystem.IsWindows()
        ? "winget install Google.Chrome"
        : OperatingSystem.IsMacOS() ? "brew install --cask google-chrome" : "sudo apt-get install -y chromium";

    /// <summary>The browser's path, or null where none is installed.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="exists">Whether a file is there.</param>
    /// <exception cref="BuildFailedException"><c>TRACKER_BROWSER</c> names a file that is not there.</exception>
    public static string? Find(Func<string, string?> variable, Func<string, bool> exists)
    {
        if (variable(Variable) is { Length: > 0 } named)
        {
            return exists(named) ? named : throw new BuildFailedException($"{Variable} names '{named}', which is not there.");
        }

        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var folders = (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Programs.SelectMany(program => folders.Select(folder => Path.Combine(folder, program + ending)))
            .Concat(UsualPlaces.Select(Environment.ExpandEnvironmentVariables))
            .FirstOrDefault(exists);
    }

    /// <summary>The browser of this machine, or null.</summary>
    public static string? Find() => Find(Environment.GetEnvironmentVariable, File.Exists);
}
