using System.Diagnostics;

namespace StaticTracker.Tests.Infra;

/// <summary>
/// Scripts that are run as programs. A program that is being written cannot be run ("Text file busy"), and a file that this process has open for writing is open for a moment in every process that another test
/// starts meanwhile. So a process of its own writes it, which starts no other.
/// </summary>
internal static class Executable
{
    public static void Write(string path, string text)
    {
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(path, text);
            return;
        }

        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "cat > \"$0\" && chmod 755 \"$0\"", path]) { RedirectStandardInput = true })!;
        process.StandardInput.Write(text);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, $"{path} was not written");
    }
}
