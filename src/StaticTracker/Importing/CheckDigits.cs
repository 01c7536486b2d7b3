namespace StaticTracker.Importing;

/// <summary>Whether digits are what they look like: account and card numbers by their check digits, phone numbers and addresses by what is plausible.</summary>
internal static class CheckDigits
{
    /// <summary>Lengths of account numbers by country (ISO 13616).</summary>
    private static readonly Dictionary<string, int> s_lengths = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 VG24 XK20"
        .Split(' ').ToDictionary(t => t[..2], t => int.Parse(t[2..], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>How many characters at the beginning of a text are an account number with the right check digits (ISO 7064, mod 97); 0: none.</summary>
    public static int LengthOfIban(string text)
    {
        if (!s_lengths.TryGetValue(text[..2], out var length))
        {
            return 0;
        }

        var compact = new List<char>(length);
        var end = 0;
        for (; end < text.Length && compact.Count < length; end++)
        {
            if (text[end] is not (' ' or '-'))
            {
                compact.Add(text[end]);
            }
        }

        if (compact.Count < length)
        {
            return 0;
        }

        var rest = 0;
        foreach (var c in compact.Skip(4).Concat(compact.Take(4)))
        {
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }

        return rest == 1 ? end : 0;
    }

    /// <summary>Whether a number has the length and beginning of a payment card's, and its check digit (Luhn).</summary>
    public static bool IsCard(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        var begin = (digits[0] * 1000) + (digits[1] * 100) + (digits[2] * 10) + digits[3];
        var fits = digits.Length switch
        {
            13 or 19 => begin / 1000 is 4 or 6,
            14 => begin / 100 is 30 or 36 or 38 or 39,
            15 => begin / 100 is 34 or 37,
            16 => begin / 1000 is 4 or 6 || begin / 100 is (>= 51 and <= 55) or 35 || begin is >= 2221 and <= 2720,
            17 or 18 => begin / 1000 == 6,
            _ => false,
        };
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (digits.Length - i) % 2 == 0 ? digits[i] * 2 : digits[i];
            sum += digit > 9 ? digit - 9 : digit;
        }

        return fits && sum % 10 == 0;
    }

    /// <summary>Whether a number has as many digits as a phone number.</summary>
    public static bool IsPhone(string text) => text.Count(char.IsAsciiDigit) is >= 8 and <= 15;

    /// <summary>Whether four numbers are an address, and not a version (all small) nor one that means this machine.</summary>
    public static bool IsAddress(string text)
    {
        var parts = Array.ConvertAll(text.Split('.'), p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture));
        return Array.TrueForAll(parts, p => p <= 255) && Array.Exists(parts, p => p >= 32) && parts[0] is not (0 or 127 or 255);
    }
}
