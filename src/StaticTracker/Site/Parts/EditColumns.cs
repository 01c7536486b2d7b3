using StaticTracker.Indexing;
using StaticTracker.Phrasing;

namespace StaticTracker.Site.Parts;

/// <summary>
/// The edited results of a file of cells, as columns: <c>edit</c> (how many, then the result, against the one before), <c>was</c> and <c>wasMatch</c> (the pass and the match rate that was, 0: it is the same; else what it is more than the rate
/// that is shown, in tenths, and 1), <c>said</c> (place in <c>words</c>, which holds each wording once). Rates that do not have one decimal, or stand where none is shown, are in <c>odd</c> as <c>edits</c>: [result, rate, match rate, words].
/// </summary>
internal sealed class EditColumns(SiteTexts texts, bool isBrief)
{
    private readonly PackedText _places = new();
    private readonly PackedText _was = new();
    private readonly PackedText _wasMatch = new();
    private readonly PackedText _said = new();
    private readonly List<string> _words = [];
    private readonly Dictionary<string, int> _placeOfWords = new(StringComparer.Ordinal);
    private readonly ScriptWriter _odd = new(256);
    private int _count;
    private int _before;

    public void Add(int result, EditedExperiment edited, CellResult shown)
    {
        var (rate, match, words) = (edited.RateBefore(shown.PassRate), edited.MatchRateBefore, (isBrief ? edited.Names : edited.Words).In(texts));
        if (!Fits(rate, shown.PassRate) || !Fits(match, shown.MatchRate))
        {
            _odd.Raw("["u8).Number(result).Raw(","u8).Rate(rate).Raw(","u8).Rate(match).Raw(","u8).Text(words).Raw("],"u8);
            return;
        }

        if (!_placeOfWords.TryGetValue(words, out var place))
        {
            _placeOfWords.Add(words, place = _words.Count);
            _words.Add(words);
        }

        _places.Add(result - _before);
        Put(_was, rate, shown.PassRate);
        Put(_wasMatch, match, shown.MatchRate);
        _said.Add(place);
        _before = result;
        _count++;
    }

    public void Write(ScriptWriter js) =>
        js.Raw(",\n\"edit\":\""u8).Raw(new PackedText().Add(_count).ToArray()).Raw(_places.ToArray()).Raw("\",\n\"was\":\""u8).Raw(_was.ToArray()).Raw("\",\n\"wasMatch\":\""u8).Raw(_wasMatch.ToArray())
            .Raw("\",\n\"said\":\""u8).Raw(_said.ToArray()).Raw("\",\n\"words\":"u8).Texts(_words);

    /// <summary>Those that the columns cannot tell, as the entries of a list.</summary>
    public Html Odd() => _odd.ToHtml();

    private static bool Fits(decimal? was, decimal? shown) => was is null || (IsTenths(was.Value) && shown is { } known && IsTenths(known));

    private static bool IsTenths(decimal rate) => rate is >= 0 and <= 100 && rate * 10 == Math.Truncate(rate * 10) && rate.Scale <= 1;

    private static void Put(PackedText column, decimal? was, decimal? shown)
    {
        var more = was is null ? 0 : (long)((was.Value - shown!.Value) * 10);
        column.Add(was is null ? 0 : 1 + (more < 0 ? (-2 * more) - 1 : 2 * more));
    }
}
