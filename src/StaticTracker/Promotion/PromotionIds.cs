using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StaticTracker.Modules;

namespace StaticTracker.Promotion;

/// <summary>Ids of entries and reports. An entry's begins with its module and number, so that entries of two branches come together in an order that both agree on.</summary>
internal static class PromotionIds
{
    /// <summary>A time in UTC as it stands in ids, 20260120T003146Z; with its milliseconds behind, where it has any, 20260120T003146250Z.</summary>
    public static string TimeOf(Timestamp time) => time.Order.ToString(time.Order.Millisecond == 0 ? "yyyyMMdd'T'HHmmss'Z'" : "yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The id of an entry: of two made at one time for one place in the list, what they say tells them apart.</summary>
    public static string OfEntry(ModuleId module, PromotionEntry entry)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PromotionText.TextOf(entry with { Id = "" }))))[..8];
        return string.Create(CultureInfo.InvariantCulture, $"{module}_{entry.Number:D4}_{TimeOf(entry.Since)}_{hash}");
    }
}
