using System.Globalization;
using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Site.Parts;

/// <summary>
/// The stored verdicts of a module as classic scripts, some experiments a file: <c>TK.verdicts(module, file, [items …], [[experiment, place of its items, [[rubric, letters] …],
/// [[score, [number …]] …]] …])</c>. Where items are not to be published each has a number in place of its name, the same in all files of the module.
/// </summary>
internal sealed class VerdictScripts
{
    /// <summary>Letters and names of items in one file, about.</summary>
    public const int WantedSize = 400_000;

    private readonly ModuleId _module;
    private readonly List<List<VerdictSheet>> _files = [];
    private readonly Dictionary<string, string>? _numbers;

    /// <param name="module">The module.</param>
    /// <param name="sheets">Its stored verdicts that give the figures of their experiments.</param>
    /// <param name="withheld">Experiments whose stored verdicts do not.</param>
    /// <param name="named">Whether items may be named.</param>
    public VerdictScripts(ModuleId module, IReadOnlyList<VerdictSheet> sheets, IReadOnlySet<string> withheld, bool named)
    {
        Withheld = withheld;
        _module = module;
        _numbers = named ? null : Numbers(sheets);
        var files = new Dictionary<string, int>(StringComparer.Ordinal);
        IReadOnlyList<string>? items = null;
        var size = WantedSize;
        foreach (var sheet in sheets)
        {
            if (size >= WantedSize)
            {
                _files.Add([]);
                (size, items) = (0, null);
            }

            size += (sheet.Items.Count * (sheet.Rows.Count + (8 * sheet.Scores.Count))) + (ReferenceEquals(items, sheet.Items) ? 0 : sheet.Items.Sum(i => i.Length + 3));
            items = sheet.Items;
            _files[^1].Add(sheet);
            files[sheet.Experiment] = _files.Count - 1;
        }

        FileOf = files;
    }

    public int Files => _files.Count;

    /// <summary>The number of the file that has an experiment's verdicts.</summary>
    public IReadOnlyDictionary<string, int> FileOf { get; }

    /// <summary>Experiments whose stored verdicts are not used.</summary>
    public IReadOnlySet<string> Withheld { get; }

    public static SitePath PathOf(ModuleId module, int file) => SitePath.Of(string.Create(CultureInfo.InvariantCulture, $"data/verdicts/{module}/{file}.js"));

    public Html Render(int file)
    {
        var lists = new List<IReadOnlyList<string>>();
        foreach (var sheet in _files[file])
        {
            if (lists.Count == 0 || !ReferenceEquals(lists[^1], sheet.Items))
            {
                lists.Add(sheet.Items);
            }
        }

        var js = new ScriptWriter(64 * 1024).Raw("TK.verdicts("u8).Text(_module.Text).Raw(","u8).Number(file).Raw(",["u8);
        for (var i = 0; i < lists.Count; i++)
        {
            js.Raw(i == 0 ? "\n"u8 : ",\n"u8).Texts(_numbers is null ? lists[i] : [.. lists[i].Select(NumberOf)]);
        }

        js.Raw("],["u8);
        var list = -1;
        for (var i = 0; i < _files[file].Count; i++)
        {
            var sheet = _files[file][i];
            list += list < 0 || !ReferenceEquals(lists[list], sheet.Items) ? 1 : 0;
            js.Raw(i == 0 ? "\n["u8 : ",\n["u8).Text(sheet.Experiment).Raw(","u8).Number(list).Raw(",["u8);
            Rows(js, sheet);
        }

        return js.Raw("]);\n"u8).ToHtml();
    }

    private static void Rows(ScriptWriter js, VerdictSheet sheet)
    {
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            js.Raw(i == 0 ? "["u8 : ",["u8).Text(sheet.Rows[i].Key).Raw(",\""u8).Ascii(sheet.Rows[i].Value).Raw("\"]"u8);
        }

        js.Raw("],["u8);
        for (var i = 0; i < sheet.Scores.Count; i++)
        {
            js.Raw(i == 0 ? "["u8 : ",["u8).Text(sheet.Scores[i].Key).Raw(",["u8);
            for (var item = 0; item < sheet.Scores[i].Value.Count; item++)
            {
                js.Raw(item == 0 ? ""u8 : ","u8).Rate(sheet.Scores[i].Value[item]);
            }

            js.Raw("]]"u8);
        }

        js.Raw("]]"u8);
    }

    /// <summary>A number for each item of any sheet, in ordinal order of their names; what was said of an item again has its number.</summary>
    private static Dictionary<string, string> Numbers(IReadOnlyList<VerdictSheet> sheets)
    {
        var items = new SortedSet<string>(StringComparer.Ordinal);
        IReadOnlyList<string>? before = null;
        foreach (var sheet in sheets)
        {
            if (!ReferenceEquals(before, sheet.Items))
            {
                items.UnionWith(sheet.Items);
                before = sheet.Items;
            }
        }

        var numbers = new Dictionary<string, string>(items.Count, StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (SheetTallies.BaseOf(item, items.Contains) == item)
            {
                numbers.Add(item, (numbers.Count + 1).ToString(CultureInfo.InvariantCulture));
            }
        }

        return numbers;
    }

    private string NumberOf(string item)
    {
        if (_numbers!.TryGetValue(item, out var number))
        {
            return number;
        }

        var length = SheetTallies.BaseLength(item);
        return string.Concat(NumberOf(item[..length]), item.AsSpan(length));
    }
}
