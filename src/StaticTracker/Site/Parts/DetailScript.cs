using System.Globalization;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>
/// What is known of the items of one experiment, some a file: <c>TK.details(module, place of the experiment, part, [[input, expected, output, [[rubric, reason] …]] …])</c>, 0 for an item of which nothing
/// is kept. Long texts are cut here, so that no page is made to show a megabyte.
/// </summary>
internal sealed class DetailScript
{
    /// <summary>Characters of one text.</summary>
    public const int LongestText = 20_000;

    /// <summary>Characters of one file, about.</summary>
    public const int WantedSize = 150_000;

    private readonly List<Entry?> _entries;

    private DetailScript(List<Entry?> entries) => _entries = entries;

    public static SitePath PathOf(ModuleId module, int experiment, int part) => SitePath.Of(string.Create(CultureInfo.InvariantCulture, $"data/details/{module}/{experiment}-{part}.js"));

    /// <summary>Null where nothing of what may be published is kept of any item.</summary>
    /// <param name="items">The items in the order of the verdict file.</param>
    /// <param name="details">What was said of them; null: nothing, or nothing that may be published.</param>
    /// <param name="sheet">What they are; null likewise.</param>
    /// <param name="publish">What may be published.</param>
    public static DetailScript? Of(IReadOnlyList<string> items, DetailSheet? details, ItemSheet? sheet, PublishSettings publish)
    {
        var said = details?.Items.ToDictionary(i => i.Id, StringComparer.Ordinal);
        var known = sheet?.Items.ToDictionary(i => i.Id, StringComparer.Ordinal);
        var entries = items.Select(item => EntryOf(said?.GetValueOrDefault(item), known?.GetValueOrDefault(item), publish)).ToList();
        return entries.Any(e => e is not null) ? new DetailScript(entries) : null;
    }

    /// <summary>The places of the items that begin a file.</summary>
    public IReadOnlyList<int> Parts()
    {
        var starts = new List<int> { 0 };
        var size = 0;
        for (var i = 0; i < _entries.Count; i++)
        {
            var own = _entries[i]?.Size ?? 1;
            if (size > 0 && size + own > WantedSize)
            {
                starts.Add(i);
                size = 0;
            }

            size += own;
        }

        return starts;
    }

    public Html Render(ModuleId module, int experiment, int part, IReadOnlyList<int> starts)
    {
        var end = part + 1 < starts.Count ? starts[part + 1] : _entries.Count;
        var js = new ScriptWriter(WantedSize * 2).Raw("TK.details("u8).Text(module.Text).Raw(","u8).Number(experiment).Raw(","u8).Number(part).Raw(",["u8);
        for (var i = starts[part]; i < end; i++)
        {
            js.Raw(i == starts[part] ? "\n"u8 : ",\n"u8);
            if (_entries[i] is { } entry)
            {
                Write(js, entry);
            }
            else
            {
                js.Raw("0"u8);
            }
        }

        return js.Raw("]);\n"u8).ToHtml();
    }

    private static void Write(ScriptWriter js, Entry entry)
    {
        js.Raw("["u8).OptionalText(entry.Input).Raw(","u8).OptionalText(entry.Expected).Raw(","u8).OptionalText(entry.Output).Raw(",["u8);
        for (var i = 0; i < entry.Reasons.Count; i++)
        {
            js.Raw(i == 0 ? "["u8 : ",["u8).Text(entry.Reasons[i].Key).Raw(","u8).Text(entry.Reasons[i].Value).Raw("]"u8);
        }

        js.Raw("]]"u8);
    }

    private static Entry? EntryOf(ItemDetail? said, DataItem? known, PublishSettings publish)
    {
        var input = publish.Items ? known?.Text ?? said?.Input : null;
        var expected = publish.Items ? known?.Expected ?? said?.Expected : null;
        var entry = new Entry(Cut(input), Cut(expected), Cut(said?.Output), [.. (said?.Reasons ?? []).Select(r => new KeyValuePair<string, string>(r.Key, Cut(r.Value)!))]);
        return entry is { Input: null, Expected: null, Output: null, Reasons.Count: 0 } ? null : entry;
    }

    private static string? Cut(string? text) => text is null ? null : RateText.Cut(text, LongestText);

    private sealed record Entry(string? Input, string? Expected, string? Output, IReadOnlyList<KeyValuePair<string, string>> Reasons)
    {
        public int Size => (Input?.Length ?? 0) + (Expected?.Length ?? 0) + (Output?.Length ?? 0) + Reasons.Sum(r => r.Key.Length + r.Value.Length) + 16;
    }
}
