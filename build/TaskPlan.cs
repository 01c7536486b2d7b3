namespace Building;

/// <summary>Puts a target and everything it depends on into the order of the work.</summary>
public static class TaskPlan
{
    /// <summary>Each task once, every task behind those it depends on, the target last.</summary>
    /// <exception cref="InvalidOperationException">A task depends on itself or on one that is not there.</exception>
    public static IReadOnlyList<BuildTask> For(string target, IReadOnlyList<BuildTask> tasks)
    {
        var plan = new List<BuildTask>();
        Add(target, []);
        return plan;

        void Add(string name, IReadOnlyList<string> path)
        {
            if (path.Contains(name))
            {
                throw new InvalidOperationException($"tasks wait for each other: {string.Join(" → ", path)} → {name}");
            }

            var task = tasks.FirstOrDefault(candidate => candidate.Name == name)
                ?? throw new InvalidOperationException($"no task is called '{name}'");
            if (plan.Contains(task))
            {
                return;
            }

            foreach (var needed in task.DependsOn)
            {
                Add(needed, [.. path, name]);
            }

            plan.Add(task);
        }
    }
}
