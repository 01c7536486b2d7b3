using System.Text.RegularExpressions;
using StaticTracker.Diagnostics;
using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>Takes secrets and personal data that are told by their shape out of texts: each becomes a word that says what stood there.</summary>
internal sealed class Redactor(TextRules rules)
{
    /// <summary>The text without them; <paramref name="counts"/> is told how often what was found.</summary>
    /// <exception cref="RuleException">A pattern of tracker.json took too long.</exception>
    public string Redact(string text, IDictionary<string, long> counts)
    {
        foreach (var (name, pattern, span) in rules.Patterns)
        {
            try
            {
                text = Replace(text, pattern, name, m => m.Length, counts);
            }
            catch (RegexMatchTimeoutException)
            {
                throw new RuleException(new Problem(span, Codes.Importing.RuleUnfit, $"this pattern takes more than {TextRules.Patience.TotalSeconds:0} second on one text", "write it without nested repetition, such as (a+)+"));
            }
        }

        text = Replace(text, SecretPatterns.PrivateKey, "private key", Whole, counts);
        text = Replace(text, SecretPatterns.ApiKey, "API key", Whole, counts);
        text = Replace(text, SecretPatterns.Token, "token", Whole, counts);
        text = Replace(text, SecretPatterns.Password, "password", Whole, counts);
        text = text.Contains('@', StringComparison.Ordinal) ? Replace(text, SecretPatterns.Email, "e-mail address", Whole, counts) : text;
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return text;
        }

        text = Replace(text, SecretPatterns.Iban, "account number", m => CheckDigits.LengthOfIban(m.Value), counts);
        text = Replace(text, SecretPatterns.Card, "card number", m => CheckDigits.IsCard(m.Value) ? m.Length : 0, counts);
        text = Replace(text, SecretPatterns.Phone, "phone number", m => CheckDigits.IsPhone(m.Value) ? m.Length : 0, counts);
        return Replace(text, SecretPatterns.Address, "IP address", m => CheckDigits.IsAddress(m.Value) ? m.Length : 0, counts);
    }

    private static int Whole(Match match) => match.Length;

    /// <summary>Replaces as many characters of each match as are said to be it; 0: none.</summary>
    private static string Replace(string text, Regex pattern, string name, Func<Match, int> length, IDictionary<string, long> counts) => pattern.Replace(text, match =>
    {
        if (match.Length == 0 || length(match) is not (> 0 and var taken))
        {
            return match.Value;
        }

        counts[name] = (counts.TryGetValue(name, out var count) ? count : 0) + 1;
        return $"[redacted: {name}]{match.Value[taken..]}";
    });
}
