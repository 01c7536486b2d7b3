using System.Globalization;
using System.Numerics;
using System.Text;

namespace StaticTracker.JsonSchema;

/// <summary>
/// An exact decimal number, digits × 10^exponent, made from the text of a JSON number; the digits have no zeros at either end and zero has
/// none. Exponents beyond ±10^17 count as equal: no document is long enough to tell such numbers apart in any other way.
/// </summary>
internal readonly struct NumberText : IEquatable<NumberText>
{
    private const long MaxExponent = 100_000_000_000_000_000;

    private readonly byte[] _digits;
    private readonly long _exponent;
    private readonly bool _negative;

    private NumberText(byte[] digits, long exponent, bool negative)
    {
        _digits = digits;
        _exponent = digits.Length == 0 ? 0 : exponent;
        _negative = negative && digits.Length > 0;
    }

    public bool IsZero => _digits.Length == 0;

    public bool IsNegative => _negative;

    public bool IsInteger => _exponent >= 0;

    /// <summary>The value as a long where it is whole and below 10^18, else null.</summary>
    public long? AsLong
    {
        get
        {
            if (!IsInteger || _digits.Length + _exponent > 18)
            {
                return null;
            }

            var value = 0L;
            foreach (var digit in _digits)
            {
                value = (value * 10) + (digit - '0');
            }

            for (var i = 0; i < _exponent; i++)
            {
                value *= 10;
            }

            return _negative ? -value : value;
        }
    }

    /// <summary>Takes the text of a JSON number, known to be well-formed.</summary>
    public static NumberText Parse(ReadOnlySpan<byte> raw)
    {
        var mantissa = raw;
        var exponent = 0L;
        var e = raw.IndexOfAny((byte)'e', (byte)'E');
        if (e >= 0)
        {
            mantissa = raw[..e];
            exponent = ExponentOf(raw[(e + 1)..]);
        }

        var negative = mantissa[0] == '-';
        var digits = new byte[mantissa.Length];
        var count = 0;
        var behindPoint = false;
        foreach (var b in mantissa)
        {
            behindPoint |= b == '.';
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                exponent -= behindPoint ? 1 : 0;
                if (b != '0' || count > 0)
                {
                    digits[count++] = b;
                }
            }
        }

        while (count > 0 && digits[count - 1] == '0')
        {
            count--;
            exponent++;
        }

        return new NumberText(digits[..count], exponent, negative);
    }

    public int CompareTo(NumberText other)
    {
        if (_negative != other._negative)
        {
            return _negative ? -1 : 1;
        }

        var size = CompareSize(other);
        return _negative ? -size : size;
    }

    /// <summary>Whether this is a whole multiple of a number above zero.</summary>
    public bool IsMultipleOf(NumberText divisor)
    {
        if (IsZero)
        {
            return true;
        }

        // The digits end in no zero, so a divisor with the higher power of ten cannot divide them.
        if (_exponent < divisor._exponent)
        {
            return false;
        }

        // Piece by piece, so that a hostile million of digits stays linear.
        var modulus = BigInteger.Parse(Encoding.ASCII.GetString(divisor._digits), NumberStyles.None, CultureInfo.InvariantCulture);
        var rest = BigInteger.Zero;
        for (var at = 0; at < _digits.Length; at += 18)
        {
            var piece = _digits.AsSpan(at, Math.Min(18, _digits.Length - at));
            rest = ((rest * BigInteger.Pow(10, piece.Length)) + long.Parse(piece, NumberStyles.None, CultureInfo.InvariantCulture)) % modulus;
        }

        return (rest * BigInteger.ModPow(10, _exponent - divisor._exponent, modulus) % modulus).IsZero;
    }

    public bool Equals(NumberText other) =>
        _negative == other._negative && _exponent == other._exponent && _digits.AsSpan().SequenceEqual(other._digits);

    public override bool Equals(object? obj) => obj is NumberText other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(_negative);
        hash.Add(_exponent);
        hash.AddBytes(_digits);
        return hash.ToHashCode();
    }

    private int CompareSize(NumberText other)
    {
        if (IsZero || other.IsZero)
        {
            return other.IsZero ? (IsZero ? 0 : 1) : -1;
        }

        var order = (_digits.Length + _exponent).CompareTo(other._digits.Length + other._exponent);
        return order != 0 ? order : _digits.AsSpan().SequenceCompareTo(other._digits);
    }

    private static long ExponentOf(ReadOnlySpan<byte> text)
    {
        var value = 0L;
        foreach (var b in text)
        {
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                value = Math.Min(MaxExponent, (value * 10) + (b - '0'));
            }
        }

        return text[0] == '-' ? -value : value;
    }
}
