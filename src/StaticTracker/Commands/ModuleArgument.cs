using StaticTracker.Diagnostics;
using StaticTracker.Modules;

namespace StaticTracker.Commands;

/// <summary>A module that a person named.</summary>
internal static class ModuleArgument
{
    /// <summary>The module among those known; null where it is none of them, which is told with what may be meant.</summary>
    public static ModuleId? Find(CommandContext context, string wanted, IReadOnlyCollection<string> known)
    {
        if (ModuleId.TryParse(wanted, out var id) && known.Contains(wanted))
        {
            return id;
        }

        context.Error.WriteLine($"tracker: there is no module '{ProblemReporter.Visible(wanted)}'.");
        context.Error.WriteLine(DidYouMean.Of(wanted, known) is { } meant ? $"Did you mean '{ProblemReporter.Visible(meant)}'?" : "'tracker show' lists them.");
        return null;
    }
}
