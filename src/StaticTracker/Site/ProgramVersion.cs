using System.Reflection;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>Which program made a page.</summary>
internal static class ProgramVersion
{
    public static string Text { get; } = $"StaticTracker {Assembly.GetExecutingAssembly().GetName().Version!.ToString(3)}";

    /// <summary>Differs between any two builds of the program that differ.</summary>
    public static ContentKey Key { get; } = ContentKey.Of(typeof(ProgramVersion).Module.ModuleVersionId.ToString());
}
