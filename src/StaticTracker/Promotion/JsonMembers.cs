using System.Globalization;
using StaticTracker.Storage;

namespace StaticTracker.Promotion;

/// <summary>An object's members as compact JSON; what is null is left out.</summary>
internal sealed class JsonMembers
{
    private readonly List<string> _members = [];

    public bool IsEmpty => _members.Count == 0;

    public JsonMembers Text(string key, string? value) => Raw(key, value is null ? null : CompactJson.Quote(value));

    public JsonMembers Flag(string key, bool value) => Raw(key, value ? "true" : "false");

    /// <summary>A number with the digits it has.</summary>
    public JsonMembers Number(string key, IFormattable? value) => Raw(key, value?.ToString(null, CultureInfo.InvariantCulture));

    public JsonMembers Raw(string key, string? json)
    {
        if (json is not null)
        {
            _members.Add($"{CompactJson.Quote(key)}:{json}");
        }

        return this;
    }

    public override string ToString() => $"{{{string.Join(',', _members)}}}";
}
