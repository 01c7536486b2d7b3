using System.CommandLine;

namespace StaticTracker.Commands;

/// <summary><c>tracker run tag</c>: words to find a run by.</summary>
internal static class RunTagCommand
{
    public static Verb Create()
    {
        var tags = new Argument<string[]>("TAG") { Description = "Words to find it by", Arity = ArgumentArity.OneOrMore };
        var remove = new Option<bool>("--remove") { Description = "Take these tags away" };
        return RunEdit.Verb(
            new Verb("tag", "Give a run tags, or take some away", "tracker run tag m01_v3_20260120T003146Z_1a2b3c4d nightly", "tracker run tag m01_v3 nightly --remove")
            {
                Arguments = { tags },
                Options = { remove },
            },
            "tag",
            (result, context, run) =>
            {
                var given = result.GetValue(tags)!.Select(t => t.Trim()).ToList();
                return given.Exists(t => t.Length is 0 or > 100) ? RunEdit.Refuse(context, run, "a tag has 1 to 100 characters", "give another one")
                    : run with { Tags = [.. (result.GetValue(remove) ? run.Tags.Except(given) : run.Tags.Union(given)).Order(StringComparer.Ordinal)] };
            });
    }
}
