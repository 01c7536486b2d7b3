namespace Building.Testing;

/// <summary>Makes sure that there is a browser to test in.</summary>
internal static class Browser
{
    /// <summary>The installed one, else Debian's Chromium where it may be installed.</summary>
    /// <exception cref="BuildFailedException">There is none, and none can be had.</exception>
    public static string FindOrInstall(TextWriter talk)
    {
        var found = BrowserFinder.Find();
        if (found is not null)
        {
            return found;
        }

        if (OperatingSystem.IsLinux() && File.Exists("/usr/bin/apt-get"))
        {
            talk.WriteLine("no browser found: installing Chromium from the system's packages");
            if (AptGet("update", "-q") && AptGet("install", "-q", "-y", "--no-install-recommends", "chromium", "fonts-liberation"))
            {
                found = BrowserFinder.Find();
            }
        }

        return found ?? throw new BuildFailedException(
            $"the browser tests need Chromium, Chrome or Edge, and none is installed. This mends it: {BrowserFinder.Remedy}\n"
            + $"(or name one that is elsewhere: export {BrowserFinder.Variable}=/path/to/browser)");
    }

    private static bool AptGet(params string[] arguments)
    {
        string[] command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "Acquire::Retries=3", .. arguments];
        // -n: a password is never asked for, since nobody may be there to type it.
        return Environment.UserName == "root"
            ? Command.TryRun(command[0], command[1..], "/") == 0
            : File.Exists("/usr/bin/sudo") && Command.TryRun("sudo", ["-n", .. command], "/") == 0;
    }
}
