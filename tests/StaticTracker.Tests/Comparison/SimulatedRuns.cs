using StaticTracker.Comparison;
using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Tests.Comparison;

/// <summary>
/// Made-up runs with a fixed seed: items of unequal difficulty, several rubrics each. Besides its difficulty an item may go wrong as a whole in one
/// run (an empty answer fails every rubric), so that its verdicts hang together within a run too.
/// </summary>
internal sealed class SimulatedRuns(ulong seed)
{
    private readonly SplitMix _random = new(seed);

    public double Unit() => _random.NextUnit();

    /// <summary>Difficulties: the chance to pass, spread around the mean (0: all alike, 1: each item always passes or always fails).</summary>
    public double[] Items(int count, double mean, double spread)
    {
        var items = new double[count];
        for (var i = 0; i < count; i++)
        {
            // Beta(mean·s, (1 − mean)·s) by Jöhnk's method, where 1/(s + 1) is the intraclass correlation.
            items[i] = spread <= 0 ? mean : spread >= 1 ? (Unit() < mean ? 1 : 0) : Beta(mean * ((1 / spread) - 1), (1 - mean) * ((1 / spread) - 1));
        }

        return items;
    }

    /// <summary>The letters of one run, a row for each rubric. <paramref name="together"/>: the chance that all of an item's verdicts in the run are one throw.</summary>
    public string[] Run(double[] chances, int rubrics, double together)
    {
        var rows = new char[rubrics][];
        for (var r = 0; r < rubrics; r++)
        {
            rows[r] = new char[chances.Length];
        }

        for (var i = 0; i < chances.Length; i++)
        {
            var whole = Unit() < together ? Unit() : -1;
            for (var r = 0; r < rubrics; r++)
            {
                rows[r][i] = (whole >= 0 ? whole : Unit()) < chances[i] ? 'P' : 'F';
            }
        }

        return [.. rows.Select(r => new string(r))];
    }

    /// <summary>A run as an experiment with its sheet.</summary>
    public static (Experiment Experiment, VerdictSheet Sheet) Experiment(string id, string version, string[] rows)
    {
        var rubrics = rows.Select((letters, i) => new RubricResult($"R{i + 1}") { Pass = letters.Count(c => c == 'P'), Total = letters.Length }).ToList();
        var experiment = new Experiment
        {
            Id = id,
            PromptVersion = PromptVersion.Parse(version),
            Model = "a",
            DatasetVersion = "d1",
            Timestamp = Timestamp.Parse("2026-01-01T00:00:00"),
            Metrics = new Metrics { Unit = "verdict", Pass = rubrics.Sum(r => r.Pass), Total = rubrics.Sum(r => r.Total) },
            Rubrics = rubrics,
        };
        var items = Enumerable.Range(0, rows[0].Length).Select(i => $"i{i:D5}").ToList();
        return (experiment, new VerdictSheet(id, items, [.. rows.Select((letters, i) => new KeyValuePair<string, string>($"R{i + 1}", letters))]));
    }

    /// <summary>A judged comparison of two runs, as a report would hold it.</summary>
    public static ExperimentComparison Compare(string[] before, string[] after, bool withVerdicts = true) => Compare([before], after, withVerdicts);

    /// <summary>The same, the runs before pooled.</summary>
    public static ExperimentComparison Compare(string[][] before, string[] after, bool withVerdicts = true)
    {
        (Experiment Experiment, VerdictSheet Sheet)[] runs = [.. before.Select((rows, i) => Experiment($"a{i}", "v1", rows)), Experiment("b", "v2", after)];
        var module = new Module { Id = ModuleId.Parse("m01"), PrimaryRubric = "R1", Experiments = [.. runs.Select(r => r.Experiment)] };
        var comparison = new Comparer(Settings.Default).Compare(module, Side(runs[0].Experiment), Side(runs[^1].Experiment));
        return ComparisonFamily.Judge([comparison], Settings.Default.NoDifferenceMargin)[0];

        ComparisonSide Side(Experiment experiment) =>
            ComparisonSide.Of(module, experiment, pool: true, id => withVerdicts ? runs.Single(r => r.Experiment.Id == id).Sheet : null);
    }

    private double Beta(double a, double b)
    {
        var (x, y) = (Gamma(a), Gamma(b));
        return x + y > 0 ? x / (x + y) : Unit() < a / (a + b) ? 1 : 0;
    }

    /// <summary>Marsaglia and Tsang 2000.</summary>
    private double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(Unit(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        while (true)
        {
            var z = Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());
            var v = Math.Pow(1 + (z / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - Unit()) < (z * z / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
