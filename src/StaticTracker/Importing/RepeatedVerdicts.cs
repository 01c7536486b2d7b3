using System.Globalization;

namespace StaticTracker.Importing;

/// <summary>What a rubric says of an item for the second, third, … time: kept under items <c>id#2</c>, <c>id#3</c>, which are added to the names.</summary>
internal sealed class RepeatedVerdicts(List<string> names)
{
    private readonly HashSet<string> _taken = new(names, StringComparer.Ordinal);
    private readonly Dictionary<(int Item, int Rubric), int> _times = [];
    private readonly Dictionary<(int Item, int Time), int> _added = [];
    private readonly Dictionary<(int Item, int Rubric), byte> _letters = [];

    public void Add(int item, int rubric, byte letter)
    {
        var time = _times.GetValueOrDefault((item, rubric), 1) + 1;
        _times[(item, rubric)] = time;
        _letters[(CopyOf(item, time), rubric)] = letter;
    }

    /// <summary>The item that stands for the n-th time of another one.</summary>
    public int CopyOf(int item, int time)
    {
        if (!_added.TryGetValue((item, time), out var copy))
        {
            copy = names.Count;
            names.Add(NameOf(names[item], time));
            _added[(item, time)] = copy;
        }

        return copy;
    }

    public byte LetterOf(int item, int rubric) => _letters.GetValueOrDefault((item, rubric));

    private string NameOf(string item, int time)
    {
        // A file may hold an item that is really called a#2: the repeated one then takes the next free number.
        string name;
        while (!_taken.Add(name = string.Create(CultureInfo.InvariantCulture, $"{item}#{time}")))
        {
            time++;
        }

        return name;
    }
}
