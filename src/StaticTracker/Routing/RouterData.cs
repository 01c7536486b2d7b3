using System.Globalization;
using StaticTracker.Diagnostics;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Routing;

/// <summary>What stands behind a router: the items of its data set, its suite, and the verdicts that all candidates have, once for learning and once for the evaluation.</summary>
internal sealed class RouterData
{
    /// <summary>From fewer items nothing is learned.</summary>
    public const int FewestToLearn = 30;

    /// <summary>On fewer items nothing is evaluated.</summary>
    public const int FewestToEvaluate = 10;

    private readonly Dictionary<string, ItemTraits> _traits = new(StringComparer.Ordinal);

    private RouterData()
    {
    }

    public required BenchmarkSuite Suite { get; init; }

    public required SharedVerdicts Training { get; init; }

    public required SharedVerdicts Test { get; init; }

    /// <summary>Items with a verdict of all candidates that are held out.</summary>
    public required int HeldOut { get; init; }

    /// <summary>Items that some candidate has, but not all were judged on.</summary>
    public required int LeftOut { get; init; }

    public ItemTraits TraitsOf(string item) => _traits.GetValueOrDefault(item, ItemTraits.Unknown);

    public IReadOnlyList<ItemTraits> TraitsOf(SharedVerdicts verdicts) => [.. verdicts.Items.Select(TraitsOf)];

    public static RouterData Of(BenchmarkSuite suite, ItemSheet items, IReadOnlyList<VerdictSheet> sheets, IReadOnlyList<string> rows)
    {
        var held = new HeldOut(suite, items);
        var shared = SharedVerdicts.Of(sheets, rows);
        var data = new RouterData
        {
            Suite = suite,
            Training = shared.Only(i => !held.Holds(i)),
            Test = shared.Only(held.Tests),
            HeldOut = shared.Items.Count(held.Holds),
            LeftOut = sheets.SelectMany(SuiteSide.ItemsOf).Distinct(StringComparer.Ordinal).Count() - shared.Items.Count,
        };
        foreach (var item in items.Items)
        {
            data._traits[item.Id] = ItemTraits.Of(item);
        }

        return data;
    }

    /// <summary>The items of a data set, with its fingerprint; null, with a problem, where they are not kept: nothing would tell them apart.</summary>
    public static (ItemSheet Sheet, string Fingerprint)? ItemsOf(DataFolder folder, ModuleId module, string? dataset, string version, Problems problems)
    {
        var path = folder.ItemsFile(module, dataset, version);
        if (ItemSheetReader.Read(folder, module, dataset, version, problems) is { } sheet)
        {
            return (sheet, ItemSheet.FingerprintOf(File.ReadAllBytes(path!)));
        }

        if (!problems.HasErrors)
        {
            problems.Add(
                SourceSpan.File(path is null ? DataFolder.Show(folder.Root) : DataFolder.Show(path)), Codes.Routing.TooFew, "nothing is kept of the items of this data set, so that nothing tells them apart",
                "write an items file with tags, languages, lengths or texts; 'tracker import --details all' keeps texts");
        }

        return null;
    }

    /// <summary>Whether there is enough to learn from and to evaluate on; a problem with the counts where not.</summary>
    public bool IsEnough(string path, Problems problems)
    {
        if (Training.Items.Count >= FewestToLearn && Test.Items.Count >= FewestToEvaluate)
        {
            return true;
        }

        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"every candidate was judged on {Training.Items.Count} items outside {Suite.Address} and on {Test.Items.Count} of its {Suite.Items.Count}: at least {FewestToLearn} are needed to learn from, and {FewestToEvaluate} to evaluate on");
        problems.Add(
            SourceSpan.File(path), Codes.Routing.TooFew, counts,
            LeftOut > 0 ? string.Create(CultureInfo.InvariantCulture, $"{LeftOut} items were not judged on every candidate: fewer candidates (--candidate) may have more in common") : "take a smaller or larger suite, or evaluate more items");
        return false;
    }
}
