using System.Text;

namespace StaticTracker.Git;

/// <summary>What a git command gave: its exit code, its output's bytes, its words on stderr.</summary>
public sealed record GitOutput(int ExitCode, byte[] Bytes, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The output as text; bytes that are not UTF-8 become replacement characters.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The first line on stderr that is no advice of git's ("hint: "), without git's own "fatal: ".</summary>
    public string Reason
    {
        get
        {
            var line = ReadOnlySpan<char>.Empty;
            foreach (var one in Errors.AsSpan().EnumerateLines())
            {
                var text = one.Trim();
                if (!text.IsEmpty && !text.StartsWith("hint:", StringComparison.Ordinal))
                {
                    line = text;
                    break;
                }
            }

            foreach (var prefix in (ReadOnlySpan<string>)["fatal: ", "error: "])
            {
                line = line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : line;
            }

            return line.IsEmpty ? $"exit code {ExitCode}" : line.ToString();
        }
    }
}
