using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StaticTracker.Runs;

/// <summary>
/// A process, told apart from every other: on which machine, since which start of it, under which number and since when. Names go in as hashes only. A number
/// of 0 stands for no process.
/// </summary>
public sealed record ProcessMark(string Host, string Boot, int Id, string Since)
{
    /// <summary>The mark of a process of this machine; null where there is none of that number.</summary>
    public static ProcessMark? Of(int id) => SinceOf(id) is { } since ? new ProcessMark(Hash(Environment.MachineName), BootHere(), id, since) : null;

    /// <summary>Whoever called this program, where the system tells; else no process.</summary>
    public static ProcessMark Caller() => (ParentId() is { } id ? Of(id) : null) ?? new ProcessMark(Hash(Environment.MachineName), BootHere(), 0, "");

    /// <summary>Whether the process is still there; null: nobody here can know.</summary>
    public bool? IsAlive() => Id == 0 || Host != Hash(Environment.MachineName) ? null : Boot == BootHere() && SinceOf(Id) == Since;

    public override string ToString() => $"{Host} {Boot} {Id.ToString(CultureInfo.InvariantCulture)} {Since}";

    public static ProcessMark? Parse(string text) =>
        text.TrimEnd().Split(' ') is [var host, var boot, var id, var since] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new ProcessMark(host, boot, number, since) : null;

    private static int? ParentId() =>
        OperatingSystem.IsLinux() && StatOf("self") is { } stat && int.TryParse(stat[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 1 ? id : null;

    /// <summary>When a process began, in the words of the system; null where there is none, or it has ended and only its parent has yet to hear of it.</summary>
    private static string? SinceOf(int id)
    {
        const int StartField = 19; // Of what stands behind the name: field 22 of proc(5).
        if (OperatingSystem.IsLinux())
        {
            return StatOf(id.ToString(CultureInfo.InvariantCulture)) is { } stat && stat[0] is not ("Z" or "X") ? stat[StartField] : null;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The fields behind the name, which may hold spaces and brackets.</summary>
    private static string[]? StatOf(string process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string BootHere()
    {
        const string path = "/proc/sys/kernel/random/boot_id";
        return OperatingSystem.IsLinux() && File.Exists(path) ? Hash(File.ReadAllText(path)) : "-";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
