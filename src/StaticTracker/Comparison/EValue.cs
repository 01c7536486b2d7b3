namespace StaticTracker.Comparison;

/// <summary>
/// Evidence that may be looked at as often as one likes: of n items whose outcome differs, b turned to better. Were both sides alike each would go either way with one half; the e-value is the
/// likelihood of what was seen, averaged over all other chances alike, over that at one half: 2^n / ((n + 1) · C(n, b)). Under "both alike" it is a martingale of mean 1, so that it ever
/// reaches 1/α with a probability of at most α, whenever and however often somebody looks (Ville 1939: Étude critique de la notion de collectif). The uniform mixture and the
/// intervals are those of Robbins, H. (1970): Statistical methods related to the law of the iterated logarithm. Annals of Mathematical Statistics 41, 1397–1409.
/// </summary>
public static class EValue
{
    /// <summary>The e-value of so many that turned to better and to worse; 1 before anything was seen.</summary>
    public static double Of(long better, long worse) => Math.Exp(Log(better, worse));

    /// <summary>Its natural logarithm; the counts need not be whole.</summary>
    public static double Log(double better, double worse)
    {
        var n = better + worse;
        return (n * Math.Log(2)) - Math.Log(n + 1) - LogGamma.Of(n + 1) + LogGamma.Of(better + 1) + LogGamma.Of(worse + 1);
    }

    /// <summary>
    /// The chance (0–1) that an item which differs is better, as an interval that holds at every look at once: all p with (n + 1) · C(n, b) · p^b · (1 − p)^(n − b) of at least α.
    /// </summary>
    public static (double Low, double High) Interval(long better, long worse, double alpha = 0.05)
    {
        var n = better + worse;
        if (n == 0)
        {
            return (0, 1);
        }

        var start = (double)better / n;
        var constant = Math.Log(n + 1) + LogGamma.Of(n + 1) - LogGamma.Of(better + 1) - LogGamma.Of(worse + 1);
        return (Edge(start, 0), Edge(start, 1));

        double Edge(double inside, double outside)
        {
            for (var i = 0; i < 60; i++)
            {
                var middle = (inside + outside) / 2;
                (inside, outside) = constant + Part(better, middle) + Part(worse, 1 - middle) >= Math.Log(alpha) ? (middle, outside) : (inside, middle);
            }

            return outside is 0 or 1 && constant + Part(better, outside) + Part(worse, 1 - outside) >= Math.Log(alpha) ? outside : inside;
        }
    }

    /// <summary>
    /// How many items are needed until the e-value reaches 1/α with about that power, where a share of them differs (0–1) and the true difference is that large (0–1): the smallest n at which
    /// the count that is reached with that probability is enough. Null: not within ten million.
    /// </summary>
    public static long? ItemsFor(double discordant, double difference, double alpha = 0.05, double power = 0.8)
    {
        if (discordant <= 0 || difference <= 0 || difference > discordant)
        {
            return null;
        }

        var chance = (discordant + difference) / (2 * discordant);
        var z = Normal.Quantile(power);
        var (low, high) = (0L, 1L);
        while (!IsEnough(high))
        {
            (low, high) = (high, high * 2);
            if (high > 10_000_000)
            {
                return null;
            }
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = IsEnough(middle) ? (low, middle) : (middle, high);
        }

        return high;

        bool IsEnough(long items)
        {
            var n = items * discordant;
            var better = Math.Min(n, (n * chance) - (z * Math.Sqrt(n * chance * (1 - chance))));
            return better > n / 2 && Log(better, n - better) >= Math.Log(1 / alpha);
        }
    }

    private static double Part(long count, double chance) => count == 0 ? 0 : count * Math.Log(chance);
}
