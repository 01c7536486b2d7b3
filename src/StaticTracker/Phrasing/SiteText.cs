using StaticTracker.Json;

namespace StaticTracker.Phrasing;

/// <summary>A text of the pages under its key.</summary>
/// <param name="Forms">The wording by the form that a number takes; "other" is always there, and alone where no number stands in it.</param>
/// <param name="From">The file that it comes from, with line and column; null: built in.</param>
public sealed record SiteText(IReadOnlyDictionary<string, string> Forms, string? From = null)
{
    /// <summary>The wording where no number decides.</summary>
    public string Other => Forms["other"];

    /// <summary>The names that stand in braces in any of the forms, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. Forms.Values.SelectMany(TextNames.In).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A text, or an object of texts by form; null where it is neither, or lacks "other".</summary>
    public static SiteText? Read(JsonNode node)
    {
        if (node.AsString() is { } text)
        {
            return new(new Dictionary<string, string>(StringComparer.Ordinal) { ["other"] = text });
        }

        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (member.Value.AsString() is not { } form || !PluralRules.Forms.Contains(member.Name))
            {
                return null;
            }

            forms[member.Name] = form;
        }

        return forms.ContainsKey("other") ? new(forms) : null;
    }
}
