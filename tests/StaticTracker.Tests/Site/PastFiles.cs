using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StaticTracker.Tests.Site;

/// <summary>Reads the files of the heatmap's time travel, of a site of up to a hundred modules, as its script does.</summary>
internal sealed class PastFiles
{
    private readonly string _list;
    private readonly string _commits;
    private readonly string _columns;
    private readonly List<long?> _shown = [];
    private readonly List<bool> _errors = [];
    private readonly Dictionary<int, long> _before = [];
    private readonly SortedDictionary<int, List<(int Result, string Rate)>> _changes = [];
    private uint _sum = 2_166_136_261;

    private PastFiles(string folder)
    {
        _list = File.ReadAllText(Path.Combine(folder, "heatmap.js"));
        _commits = File.ReadAllText(Path.Combine(folder, "time.js"));
        _columns = File.ReadAllText(Path.Combine(folder, "time-0.js"));
        (Ids, Versions, Models) = (Texts(_list, "ids"), Texts(_list, "versions"), Texts(_list, "models"));
        ReadCells(folder);
        ReadColumns();
    }

    private string[] Ids { get; }

    private string[] Versions { get; }

    private string[] Models { get; }

    /// <summary>A line for each commit, oldest first: "Import v2: m01 v2 gpt-4o 70.0", "gone" and "none" in place of a rate.</summary>
    public static string Of(string site)
    {
        var files = new PastFiles(Path.Combine(site, "data"));
        Assert.AreEqual(Regex.Match(files._columns, "\"sum\":(\\d+)").Groups[1].Value, files._sum.ToString(CultureInfo.InvariantCulture));
        var subjects = Texts(files._commits, "subjects");
        Assert.HasCount(subjects.Length, files._changes);
        return string.Join('\n', files._changes.Values.Select((changes, i) => $"{files.Said(subjects[i], changes)}: {string.Join(", ", changes.Select(c => $"{files.Name(c.Result)} {c.Rate}"))}"));
    }

    private static string[] Texts(string script, string name) => JsonSerializer.Deserialize<string[]>(Regex.Match(script, $"\"{name}\":(\\[(?:[^\\]\"]|\"(?:[^\"\\\\]|\\\\.)*\")*\\])").Groups[1].Value)!;

    /// <summary>Rows, columns and models of the site.</summary>
    public static (string[] Ids, string[] Versions, string[] Models) Shown(string site)
    {
        var files = new PastFiles(Path.Combine(site, "data"));
        return (files.Ids, files.Versions, files.Models);
    }

    /// <summary>Every moment, oldest first, with all that it shows: "m01 v1 gpt-5 60.0 best", "!" behind a rate with too many errors.</summary>
    public static List<(string Hash, string Figures)> Moments(string site)
    {
        var files = new PastFiles(Path.Combine(site, "data"));
        var decided = files.Decided();
        var (rates, best, moments) = (new SortedDictionary<int, string>(), new Dictionary<int, int>(), new List<(string, string)>());
        foreach (var (place, changes) in files._changes)
        {
            foreach (var (result, rate) in changes)
            {
                rates[result] = rate;
            }

            foreach (var (cell, _, model) in decided.Where(d => d.Place == place))
            {
                best[cell] = model;
            }

            var there = rates.Where(r => r.Value != "gone").Select(r => (Result: r.Key, Rate: r.Value is "e!" ? "none!" : r.Value)).ToList();
            var lines = there.Select(r => $"{files.Name(r.Result)} {r.Rate}{(r.Result == files.BestOf(r.Result / files.Models.Length, there, best) ? " best" : "")}");
            moments.Add((files.HashAt(place).ToString("x8", CultureInfo.InvariantCulture), string.Join('\n', lines)));
        }

        return moments;
    }

    private int BestOf(int cell, List<(int Result, string Rate)> there, Dictionary<int, int> decided) => decided.GetValueOrDefault(cell, -1) is >= 0 and var model
        ? (cell * Models.Length) + model
        : there.Where(r => r.Result / Models.Length == cell).OrderBy(r => r.Rate.EndsWith('!')).ThenByDescending(r => decimal.TryParse(r.Rate.TrimEnd('!'), CultureInfo.InvariantCulture, out var rate) ? rate : -1).First().Result;

    private List<(int Cell, long Place, int Model)> Decided()
    {
        var numbers = PackedColumns.Column(_columns, "best");
        var (cell, told) = (0, new List<(int, long, int)>());
        for (var i = 0; i < numbers.Count; i += 3)
        {
            cell += (int)numbers[i];
            told.Add((cell, numbers[i + 1], (int)numbers[i + 2] - 1));
        }

        return told;
    }

    /// <summary>Where the match rate decided a tie, oldest first: "1: m01 v1 gpt-5" for the commit at place 1, "–" where it no longer does.</summary>
    public static string Best(string site)
    {
        var files = new PastFiles(Path.Combine(site, "data"));
        return string.Join('\n', files.Decided().Select(d => $"{d.Place}: {files.Name(d.Cell * files.Models.Length, isCell: true)} {(d.Model < 0 ? "–" : files.Models[d.Model])}"));
    }

    private static string Rate(long rate) => rate < 0 ? "gone" : rate == 0 ? "none" : ((rate - 1) / 10m).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>What the cells show, tenths and 1 by result, and what they say that was before.</summary>
    private void ReadCells(string folder)
    {
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "heatmap_index.json")));
        var places = new List<int>();
        for (var i = 0; i < Ids.Length * Versions.Length * Models.Length; i++)
        {
            var cell = i / Models.Length;
            var shown = index.RootElement.GetProperty("modules").GetProperty(Ids[cell / Versions.Length]).GetProperty("versions").TryGetProperty(Versions[cell % Versions.Length], out var version)
                && version.GetProperty("by_model").TryGetProperty(Models[i % Models.Length], out var result) ? result : default;
            _errors.Add(shown.ValueKind != JsonValueKind.Undefined && shown.TryGetProperty("error", out var error) && error.GetInt64() * 20 > shown.GetProperty("total").GetInt64());
            _shown.Add(shown.ValueKind == JsonValueKind.Undefined ? null : shown.TryGetProperty("pass_rate", out var rate) ? (long)(rate.GetDecimal() * 10) + 1 : 0);
            if (_shown[^1] is not null)
            {
                places.Add(i);
            }
        }

        var cells = File.ReadAllText(Path.Combine(folder, "cells-0.js"));
        var edits = PackedColumns.Column(cells, "edit");
        var was = PackedColumns.Column(cells, "was");
        for (int i = 0, at = 0; i < was.Count; i++)
        {
            at += (int)edits[i + 1];
            var more = was[i] - 1;
            if (more >= 0)
            {
                _before.Add(places[at], _shown[places[at]]!.Value + (more % 2 == 1 ? -(more + 1) / 2 : more / 2));
            }
        }
    }

    private void ReadColumns()
    {
        var columns = new Dictionary<string, Queue<long>>();
        foreach (var name in (string[])["cells", "first", "rest", "count", "later", "rate"])
        {
            columns.Add(name, new Queue<long>(PackedColumns.Column(_columns, name)));
        }

        var first = 0;
        for (var cell = 0; cell < Ids.Length * Versions.Length; cell++)
        {
            first = cell % Versions.Length == 0 ? 0 : first;
            var kind = columns["cells"].Dequeue();
            if (kind == 0)
            {
                continue;
            }

            var step = columns["first"].Dequeue();
            first += (int)((64 * (step % 2 == 1 ? -(step + 1) / 2 : step / 2)) + columns["rest"].Dequeue());
            for (var result = cell * Models.Length; result < (cell + 1) * Models.Length; result++)
            {
                var place = first;
                for (var left = kind == 2 ? columns["count"].Dequeue() : _shown[result] is null ? 0 : 1; left > 0; left--)
                {
                    place += kind == 2 ? (int)columns["later"].Dequeue() : 0;
                    var code = kind == 2 ? columns["rate"].Dequeue() : 0;
                    var odd = code > 1004 ? Texts(_columns, "odd")[code - 1005] : "";
                    if (code == 0 && _errors[result])
                    {
                        odd = _shown[result] > 0 ? Rate(_shown[result]!.Value) + "!" : "e!";
                    }

                    Put(place, result, odd.Length > 0 ? null : code > 1 ? code - 3 : code == 1 ? _before[result] : _shown[result]!.Value, odd);
                }
            }
        }

        Assert.AreEqual(0, columns.Values.Sum(c => c.Count), "nothing is left over");
    }

    private void Put(int place, int result, long? rate, string odd)
    {
        if (!_changes.TryGetValue(place, out var changes))
        {
            _changes.Add(place, changes = []);
        }

        changes.Add((result, rate is { } plain ? Rate(plain) : odd));
        foreach (var value in (uint[])[(uint)result, HashAt(place), .. rate is { } number ? [unchecked((uint)number)] : odd.Select(c => (uint)c)])
        {
            _sum = unchecked((_sum ^ value) * 16_777_619);
        }
    }

    private uint HashAt(int place)
    {
        var hashes = Convert.FromBase64String(Regex.Match(_commits, "\"hash\":\"([^\"]*)\"").Groups[1].Value);
        var at = 0;
        foreach (var step in PackedColumns.Column(_commits, "place"))
        {
            place -= (int)step;
            if (place == 0)
            {
                return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hashes.AsSpan(4 * at));
            }

            at++;
        }

        throw new AssertFailedException("a commit that changed a result is not among the commits");
    }

    private string Said(string subject, List<(int Result, string Rate)> changes)
    {
        var cells = changes.Select(c => c.Result / Models.Length).Distinct().ToList();
        return Regex.Replace(subject, @"\^(.)", match =>
        {
            var letter = match.Groups[1].Value[0];
            return letter == '^' ? "^" : char.IsLower(letter) ? Name(cells[letter - 'a'] * Models.Length, isCell: true) : Name(changes.Single(c => c.Result / Models.Length == cells[letter - 'A']).Result);
        });
    }

    private string Name(int result, bool isCell = false)
    {
        var cell = result / Models.Length;
        return $"{Ids[cell / Versions.Length]} {Versions[cell % Versions.Length]}{(isCell ? "" : $" {Models[result % Models.Length]}")}";
    }
}
