using StaticTracker.Mapping;

namespace StaticTracker.Importing;

/// <summary>The suites of a JUnit report that are one run.</summary>
internal sealed class JUnitRun(RunTally tally, string? runKey)
{
    private readonly List<FieldClue> _clues = [];
    private JUnitSuite? _first;
    private string? _name;

    public RunTally Tally => tally;

    /// <summary>Another suite: fields that an earlier one named hold; the run's time is the earliest one.</summary>
    public void Add(JUnitSuite suite)
    {
        _name ??= suite.Name;
        foreach (var clue in suite.Clues)
        {
            if (!_clues.Exists(c => c.Field == clue.Field && c.Text == clue.Text))
            {
                _clues.Add(clue);
            }
        }

        if (suite.Timestamp is not null && (_first is null || IsEarlier(suite.Timestamp, _first.Timestamp!)))
        {
            _first = suite;
        }
    }

    public FoundRun Run()
    {
        if (_first is { } first)
        {
            _clues.Add(new FieldClue(FieldName.Timestamp, first.Timestamp!, FieldOrigin.Content, first.Place));
        }

        return Tally.Into(new FoundRun { Clues = _clues.ToArray(), Facts = new RunFacts { Task = _name }, RunKey = runKey });
    }

    private static bool IsEarlier(string a, string b) => Modules.Timestamp.TryParse(a, out var x) && Modules.Timestamp.TryParse(b, out var y) && x.CompareTo(y) < 0;
}
