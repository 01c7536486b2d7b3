using System.CommandLine;

namespace StaticTracker.Commands;

/// <summary><c>tracker run note</c>: what somebody wants to be remembered of a run.</summary>
internal static class RunNoteCommand
{
    public static Verb Create()
    {
        var text = new Argument<string>("TEXT") { Description = "What is to be remembered" };
        return RunEdit.Verb(
            new Verb("note", "Add a note to a run", "tracker run note m01_v3_20260120T003146Z_1a2b3c4d \"the judge was down for an hour\"") { Arguments = { text } },
            "note",
            (result, context, run) => string.IsNullOrWhiteSpace(result.GetValue(text)) ? RunEdit.Refuse(context, run, "the note is empty", "say what is to be remembered")
                : run with { Notes = [.. run.Notes.Append(result.GetValue(text)!.Trim()).Distinct()] });
    }
}
