using System.Text.RegularExpressions;

namespace StaticTracker.Importing;

/// <summary>
/// The shapes of secrets and of personal data that are told by their shape. A key or token that was broken over lines goes on in lines that are nothing but its characters.
/// </summary>
internal static partial class SecretPatterns
{
    private const string Rest = @"(?:[ \t]*\r?\n[ \t]*[A-Za-z0-9][A-Za-z0-9_+/=.-]{15,}(?=[ \t]*(?:\r?\n|\z|[""'\\,])))*";

    public static Regex PrivateKey => PrivateKeyPattern();

    public static Regex ApiKey => ApiKeyPattern();

    public static Regex Token => TokenPattern();

    public static Regex Password => PasswordPattern();

    public static Regex Email => EmailPattern();

    public static Regex Iban => IbanPattern();

    public static Regex Card => CardPattern();

    public static Regex Phone => PhonePattern();

    public static Regex Address => AddressPattern();

    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKeyPattern();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9_])(?:sk-(?:proj|ant|or|lf|svcacct|admin|None)-[A-Za-z0-9_-]{8,}|sk-[A-Za-z0-9]{20,}|pk-lf-[A-Za-z0-9-]{8,}|lsv2_(?:pt|sk)_[A-Za-z0-9_]{8,}|AIza[A-Za-z0-9_-]{30,}"
        + @"|(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])|gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}|glpat-[A-Za-z0-9_-]{16,}|xox[abeprs]-[A-Za-z0-9-]{10,}|(?:sk|rk|pk|whsec)_(?:live|test)_[A-Za-z0-9]{8,}"
        + @"|hf_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{16,}|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|gsk_[A-Za-z0-9]{20,}|xai-[A-Za-z0-9]{20,}|ya29\.[A-Za-z0-9_-]{16,}|dop_v1_[a-f0-9]{32,}"
        + @"|AGE-SECRET-KEY-1[A-Z0-9]{16,}|AccountKey=[A-Za-z0-9+/=]{20,}|SharedAccessSignature=?[ ]?[^\s""']{20,})" + Rest, RegexOptions.CultureInvariant)]
    private static partial Regex ApiKeyPattern();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9_])(?:eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?|(?:(?i:authorization[""']?\s{0,8}[:=]\s{0,8}[""']?(?:basic|token|apikey)\s{1,8})[A-Za-z0-9._~+/=-]{8,}"
        + @"|(?i:bearer\s{1,8})(?=\S{0,400}[0-9._~+/=-])[A-Za-z0-9._~+/=-]{16,}))" + Rest, RegexOptions.CultureInvariant)]
    private static partial Regex TokenPattern();

    /// <summary>What is assigned to a name that says it is secret, and what stands in an address before the host.</summary>
    [GeneratedRegex(
        @"(?<=(?i:(?:api|secret|access|private|account|signing)[_-]?(?:key|token)|auth[_-]?token|client[_-]?secret|passw(?:or)?d|passphrase|pwd)[""']?\s{0,8}[:=]\s{0,8}[""']?)(?=[^\s""',;]{0,400}[0-9!@#$%^&*+/=_-])[^\s""',;\[]{6,}"
        + @"|(?<=://)[^\s/@:]{1,100}:[^\s/@]{1,200}(?=@)", RegexOptions.CultureInvariant)]
    private static partial Regex PasswordPattern();

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}{2,63}", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]){11,30}", RegexOptions.CultureInvariant)]
    private static partial Regex IbanPattern();

    [GeneratedRegex(@"(?<![A-Za-z0-9.])[2-6](?:[ -]?[0-9]){12,18}(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex CardPattern();

    [GeneratedRegex(
        @"(?<![\w.+-])(?:\+[1-9][0-9]{0,3}(?:[ ()./-]{0,3}[0-9]{1,5}){2,7}|00[1-9][0-9]{0,2}(?:[ ()./-]{1,3}[0-9]{1,5}){2,7}|\(?[2-9][0-9]{2}\)?[ .-]{1,2}[2-9][0-9]{2}[ .-][0-9]{4}|0[1-9][0-9]{1,4}[ /-][0-9]{3,9}(?:[ -][0-9]{2,6}){0,3})(?!\w|\.[0-9]|-[0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?!\w|\.[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex AddressPattern();
}
