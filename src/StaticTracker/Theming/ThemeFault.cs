using StaticTracker.Diagnostics;
using StaticTracker.Json;

namespace StaticTracker.Theming;

/// <summary>What is wrong with a theme, and the value of tracker.json that it is about.</summary>
public sealed record ThemeFault(JsonNode At, ProblemCode Code, string Message, string? Hint);
