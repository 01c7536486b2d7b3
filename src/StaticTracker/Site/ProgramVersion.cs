using System.Reflection;
using StaticTracker.Site.Output;

namespace StaticTracker.Site;

/// <summary>Which program made a page.</summary>
internal static class ProgramVersion
{
    public static string Text { get; } = $"StaticTracker {Assembly.GetExecutingAssembly().GetName().Version!.ToString(3)}";

    /// <summary>Differs between any two builds of the program that differ.</summary>
    public static SiteKey Key { get; } = SiteKey.Of(typeof(ProgramVersion).Module.ModuleVersionId.ToString());
}
