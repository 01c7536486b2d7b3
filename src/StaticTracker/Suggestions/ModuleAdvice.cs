using StaticTracker.Modules;

namespace StaticTracker.Suggestions;

/// <summary>What there is to say of one module: what is weak in its newest version, and what was suggested.</summary>
/// <param name="Module">The module.</param>
/// <param name="Weak">Null: it has no result, or none on the model that was asked for.</param>
/// <param name="Suggestions">All of them, open ones first.</param>
public sealed record ModuleAdvice(Module Module, WeakModule? Weak, IReadOnlyList<SuggestionEntry> Suggestions);
