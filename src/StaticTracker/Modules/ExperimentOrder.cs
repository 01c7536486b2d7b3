namespace StaticTracker.Modules;

/// <summary>The order of experiments in a file: version (natural), model, data set, timestamp, id.</summary>
public sealed class ExperimentOrder : IComparer<Experiment>
{
    public static readonly ExperimentOrder Comparer = new();

    private ExperimentOrder()
    {
    }

    public int Compare(Experiment? x, Experiment? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var order = x.PromptVersion.CompareTo(y.PromptVersion);
        order = order != 0 ? order : string.CompareOrdinal(x.Model, y.Model);
        order = order != 0 ? order : string.CompareOrdinal(x.Dataset, y.Dataset);
        order = order != 0 ? order : string.CompareOrdinal(x.DatasetVersion, y.DatasetVersion);
        order = order != 0 ? order : x.Timestamp.CompareTo(y.Timestamp);
        return order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
    }
}
