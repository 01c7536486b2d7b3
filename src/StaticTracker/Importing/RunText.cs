using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>
/// What the names of judge runs say. A module text is <c>m01_v5_gpt5</c>: the module <c>m\d+[a-z]?</c>, then in any order <c>gd</c> or <c>sd</c> (the data
/// set), <c>v\d+</c> (the prompt's version) and the model's short name. A result file is <c>{module text}_judge_{yyyyMMdd_HHmmss}.json</c>. A judged file
/// is <c>M01_V2_Name_v3_190126_gpt5.csv</c>: an upper-case V is the data set's version, a lower-case v the prompt's, then ddMMyy, then the
/// model's short name or a run number.
/// </summary>
internal static partial class RunText
{
    /// <summary>What a module text says beside the module; the module itself comes with <paramref name="origin"/>.</summary>
    public static void ReadModule(string text, FieldOrigin origin, SourceSpan span, ICollection<FieldClue> clues)
    {
        var suffixOrigin = origin == FieldOrigin.Content ? FieldOrigin.ContentSuffix : origin;
        if (!StartsWithModule(text, out var length))
        {
            clues.Add(new FieldClue(FieldName.Module, text.ToLowerInvariant(), origin, span));
            return;
        }

        clues.Add(new FieldClue(FieldName.Module, text[..length].ToLowerInvariant(), origin, span));
        if (length < text.Length)
        {
            ReadSuffixes(text.AsSpan(length + 1), suffixOrigin, span, clues);
        }
    }

    /// <summary>What the base name of the judged file says; nothing where it is not of this form.</summary>
    public static void ReadDataSource(string baseName, SourceSpan span, ICollection<FieldClue> clues)
    {
        if (baseName.Length == 0 || baseName[0] != 'M' || DataSourceName().Match(baseName) is not { Success: true } match)
        {
            return;
        }

        clues.Add(new FieldClue(FieldName.Module, match.Groups["module"].Value.ToLowerInvariant(), FieldOrigin.DataSource, span));
        clues.Add(new FieldClue(FieldName.PromptVersion, match.Groups["prompt"].Value, FieldOrigin.DataSource, span));
        if (match.Groups["data"] is { Success: true } data)
        {
            clues.Add(new FieldClue(FieldName.DatasetVersion, data.Value.ToLowerInvariant(), FieldOrigin.DataSource, span));
        }

        var last = match.Groups["last"].Value;
        if (last.Length > 0 && !last.All(char.IsAsciiDigit))
        {
            clues.Add(new FieldClue(FieldName.Model, last, FieldOrigin.DataSource, span));
        }
    }

    /// <summary>What the result file's own name says, its time where that is wanted; nothing where it is not of this form.</summary>
    public static void ReadFileName(string name, SourceSpan span, ICollection<FieldClue> clues, bool withTime)
    {
        const string Mark = "_judge_";
        var at = name.LastIndexOf('_');
        while (at >= 0 && !name.AsSpan(at).StartsWith(Mark, StringComparison.OrdinalIgnoreCase))
        {
            at = at == 0 ? -1 : name.LastIndexOf('_', at - 1);
        }

        if (at <= 0)
        {
            return;
        }

        var stem = name.AsSpan(at + Mark.Length);
        if (stem.Length < 15 || (stem.Length > 15 && stem[15] != '.') || stem[8] != '_' || stem[..8].ContainsAnyExceptInRange('0', '9') || stem[9..15].ContainsAnyExceptInRange('0', '9'))
        {
            return;
        }

        ReadModule(name[..at], FieldOrigin.FileName, span, clues);
        if (withTime)
        {
            // A day or an hour that there is not is told where the time is needed.
            clues.Add(new FieldClue(FieldName.Timestamp, $"{stem[..4]}-{stem[4..6]}-{stem[6..8]}T{stem[9..11]}:{stem[11..13]}:{stem[13..15]}", FieldOrigin.FileName, span));
        }
    }

    /// <summary>The last part of a POSIX or Windows path.</summary>
    public static string BaseName(string path)
    {
        var trimmed = path.AsSpan().TrimEnd("/\\");
        var name = trimmed[(trimmed.LastIndexOfAny('/', '\\') + 1)..];
        return name.Length == path.Length ? path : name.ToString();
    }

    /// <summary>Whether a text is a version such as v3 or V3.</summary>
    public static bool IsVersion(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[0] is 'v' or 'V' && text[1..].IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool StartsWithModule(string text, out int length)
    {
        length = 1;
        if (text.Length < 2 || text[0] is not ('m' or 'M'))
        {
            return false;
        }

        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        if (length == 1)
        {
            return false;
        }

        length += length < text.Length && char.IsAsciiLetter(text[length]) ? 1 : 0;
        return length == text.Length || text[length] == '_';
    }

    private static void ReadSuffixes(ReadOnlySpan<char> text, FieldOrigin origin, SourceSpan span, ICollection<FieldClue> clues)
    {
        List<string>? rest = null;
        var (hasVersion, hasDataset) = (false, false);
        foreach (var range in text.Split('_'))
        {
            var part = text[range];
            if (part.IsEmpty)
            {
                continue;
            }

            if (!hasVersion && IsVersion(part))
            {
                hasVersion = true;
                clues.Add(new FieldClue(FieldName.PromptVersion, part.ToString().ToLowerInvariant(), origin, span));
            }
            else if (!hasDataset && (part.Equals("gd", StringComparison.OrdinalIgnoreCase) || part.Equals("sd", StringComparison.OrdinalIgnoreCase)))
            {
                hasDataset = true;
                clues.Add(new FieldClue(FieldName.Dataset, part.ToString().ToLowerInvariant(), origin, span));
            }
            else
            {
                (rest ??= []).Add(part.ToString());
            }
        }

        // A model's short name follows a version; without one the words may be anything.
        if (hasVersion && rest is not null)
        {
            clues.Add(new FieldClue(FieldName.Model, string.Join('_', rest), origin, span));
        }
    }

    [GeneratedRegex(@"^(?<module>M[0-9]+[A-Za-z]?)(?:_(?<data>V[0-9]+))?_(?:.*?_)??(?<prompt>v[0-9]+)_(?<date>[0-9]{6})(?:_(?<last>[^.]*(?:\.[0-9][^.]*)*))?\.[A-Za-z0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex DataSourceName();
}
