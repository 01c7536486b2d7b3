using StaticTracker.Modules;

namespace StaticTracker.Storage.Policy;

/// <summary>The named baselines of the settings: for each name, what it is for which module. Both in the order of the file.</summary>
public sealed class Baselines(IReadOnlyList<string> names, IReadOnlyList<BaselineTarget> targets)
{
    public static readonly Baselines None = new([], []);

    public IReadOnlyList<string> Names => names;

    public IReadOnlyList<BaselineTarget> Targets => targets;

    /// <summary>What a baseline is for a module; null where it names nothing for it.</summary>
    public BaselineTarget? Find(string name, ModuleId module)
    {
        foreach (var target in targets)
        {
            if (target.Name == name && target.Module == module.Text)
            {
                return target;
            }
        }

        return null;
    }
}
