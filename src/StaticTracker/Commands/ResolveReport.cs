using System.Globalization;
using System.Text.Json;
using StaticTracker.Diagnostics;
using StaticTracker.Merging;
using StaticTracker.Storage;

namespace StaticTracker.Commands;

/// <summary>What <c>tracker resolve</c> did, and what is left to do.</summary>
internal sealed class ResolveReport(Resolution resolution, IReadOnlyList<ResolvedFile> files, bool isDry)
{
    private const int MostKept = 5;

    /// <summary>Data files that are still in conflict, those that were not asked for included.</summary>
    private int Left => resolution.Ours.Count - files.Count(f => f.State == ResolvedState.Merged);

    /// <summary>Nothing is in conflict any more in the whole repository.</summary>
    public bool IsSettled => Left == 0 && resolution.Others.Count == 0;

    public void Write(CommandContext context)
    {
        if (context.Json)
        {
            context.AnswerJson(Answer);
            return;
        }

        foreach (var file in files)
        {
            context.Out.WriteLine(ProblemReporter.Visible(Line(file)));
        }

        foreach (var other in resolution.Others)
        {
            context.Out.WriteLine(ProblemReporter.Visible($"not ours {resolution.Show(other)}{(DataPath.KindOf(other) == DataKind.Index ? $": {WhatToDo(other)}" : "")}"));
        }

        var kept = files.Where(f => f.Kept is not null).ToList();
        foreach (var file in kept.Take(MostKept))
        {
            context.Say($"What stood in {ProblemReporter.Visible(file.Shown)} is kept: git cat-file -p {file.Kept}");
        }

        if (kept.Count > MostKept)
        {
            context.Say(string.Create(CultureInfo.InvariantCulture, $"What stood in {kept.Count - MostKept} more files is kept too: git fsck --lost-found names it."));
        }

        foreach (var line in Advice())
        {
            context.Say(ProblemReporter.Visible(line));
        }
    }

    /// <summary>What to do with a file that is not merged by identity.</summary>
    public static string WhatToDo(string path) => DataPath.KindOf(path) == DataKind.Index
        ? "it is derived and should not be tracked: git rm --cached it, then make it anew with 'tracker index'" : "resolve it by hand, then git add it";

    private string Line(ResolvedFile file) => file.State switch
    {
        ResolvedState.Merged => $"{(isDry ? "would merge" : "merged")} {file.Shown}",
        ResolvedState.Open when file.Outcome is { IsClean: true } => $"merged, not staged {file.Shown}",
        ResolvedState.Open => string.Create(CultureInfo.InvariantCulture, $"{(isDry ? "would leave open" : "open")} {file.Shown} ({file.Outcome?.Conflicts.Count ?? 0} to decide)"),
        _ => $"left {file.Shown}",
    };

    private IEnumerable<string> Advice()
    {
        var operation = resolution.Operation;
        if (resolution.Ours.Count == 0 && resolution.Others.Count == 0)
        {
            yield return operation.GoOn is null ? "Nothing is in conflict." : $"Nothing is in conflict. Go on: {operation.GoOn}";
            yield break;
        }

        if (files.Any(f => f.Outcome is { IsClean: false }) && operation.Name is not null)
        {
            yield return operation.IsSwapped
                ? $"In a rebase 'ours' is the branch that you rebase onto ({operation.Ours}), 'theirs' your own commit ({operation.Theirs})."
                : $"'ours' is {operation.Ours}, 'theirs' {operation.Theirs}.";
        }

        if (isDry)
        {
            yield break;
        }

        yield return IsSettled
            ? $"All is settled. Look at it (git diff --cached, tracker check), then go on: {operation.GoOn ?? "git commit"}"
            : $"Next: decide what is left, git add it, tracker check, then {operation.GoOn ?? "git commit"}";
    }

    private void Answer(Utf8JsonWriter json)
    {
        json.WriteBoolean("dry_run", isDry);
        json.WriteString("operation", resolution.Operation.Name);
        json.WriteString("ours", resolution.Operation.Ours);
        json.WriteString("theirs", resolution.Operation.Theirs);
        json.WriteBoolean("settled", IsSettled);
        json.WriteString("next", resolution.Operation.GoOn);
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Shown);
            json.WriteString("state", file.State.ToString().ToLowerInvariant());
            if (file.Kept is { } kept)
            {
                json.WriteString("kept", kept);
            }

            ConflictJson.Write(json, file.Outcome);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("others");
        foreach (var other in resolution.Others)
        {
            json.WriteStringValue(resolution.Show(other));
        }

        json.WriteEndArray();
    }
}
