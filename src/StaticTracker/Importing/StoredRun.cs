namespace StaticTracker.Importing;

/// <summary>A stored experiment as its source can be asked for it.</summary>
/// <param name="Id">Its id, which tells what it was made from.</param>
/// <param name="File">What its source was called.</param>
/// <param name="Sha256">The SHA-256 of its source, in hex.</param>
/// <param name="Told">What it says of module, versions, model, time and judge.</param>
/// <param name="Marks">The pass marks that made verdicts of its scores; null: none did.</param>
public sealed record StoredRun(string Id, string? File, string? Sha256, ImportOptions Told, PassMarks? Marks);
