using StaticTracker.Modules;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>A suggestion that a person named: its module's file and record, its place there, and its id.</summary>
internal sealed record FoundSuggestion(JsonFile File, Module Module, int Place, string Id) : IDisposable
{
    public Suggestion Suggestion => Module.Suggestions[Place];

    public void Dispose() => File.Dispose();
}
