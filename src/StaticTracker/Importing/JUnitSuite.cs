using System.Globalization;
using System.Xml;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>One suite of a JUnit report: what its head states, and what its test cases are. A suite in a suite counts in both.</summary>
internal sealed class JUnitSuite(XmlReader head, SourceSpan place, JUnitSuite? parent)
{
    private static readonly string[] s_names = ["tests", "failures", "errors", "skipped"];

    // Disabled ones are skipped too, and stand apart in some heads.
    private readonly long?[] _stated = [.. s_names.Select(n => Stated(head, n) is { } count ? count + (n == "skipped" ? Stated(head, "disabled") ?? 0 : 0) : n == "skipped" ? Stated(head, "disabled") : null)];
    private readonly long[] _counted = new long[4];
    private readonly List<FieldClue> _clues = [];

    public string? Name { get; } = head.GetAttribute("name");

    /// <summary>When it ran, as it is written; null where it does not say.</summary>
    public string? Timestamp { get; } = head.GetAttribute("timestamp") is { Length: > 0 } time ? time : null;

    public SourceSpan Place => place;

    /// <summary>Fields that its properties name, those of the suites around it included.</summary>
    public IEnumerable<FieldClue> Clues => _clues.Concat(parent?.Clues ?? []);

    public bool IsInProperties { get; set; }

    /// <summary>The run that its cases are of, once it has any.</summary>
    public JUnitRun? Run { get; set; }

    /// <summary>A property; one that is called like a field is that field.</summary>
    public void AddProperty(string? name, string? value, SourceSpan at)
    {
        if (name is not null && value is { Length: > 0 } && FieldKeys.Of(name) is { } field)
        {
            _clues.Add(new FieldClue(field, value, FieldOrigin.Content, at));
        }
    }

    public void Count(char letter)
    {
        _counted[0]++;
        var kind = "FES".IndexOf(letter, StringComparison.Ordinal);
        if (kind >= 0)
        {
            _counted[kind + 1]++;
        }

        parent?.Count(letter);
    }

    private static long? Stated(XmlReader head, string name) => long.TryParse(head.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>What the head states and the test cases do not give; null where they agree.</summary>
    public Problem? Disagreement()
    {
        var wrong = new List<string>();
        for (var i = 0; i < s_names.Length; i++)
        {
            if (_stated[i] is { } stated && stated != _counted[i])
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{stated} {s_names[i]}, but has {_counted[i]}"));
            }
        }

        return wrong.Count == 0 ? null : new Problem(place, Codes.Importing.StatedFigure, $"this suite states {string.Join("; ", wrong)}: its test cases are taken");
    }
}
