using System.Text;
using StaticTracker.Storage;

namespace StaticTracker.Runs;

/// <summary>The first line of every log: what was run, so that the log alone says all that an import needs.</summary>
public static class RunStartLine
{
    internal static ReadOnlySpan<byte> Mark => ",\"event\":\"start\""u8;

    public static byte[] Of(RunRecord run, string? judge)
    {
        var members = new List<(string Key, string? Value)>
        {
            ("module", run.Module.Text), ("prompt_version", run.PromptVersion.Text), ("prompt_hash", run.PromptHash), ("dataset", run.Dataset), ("dataset_version", run.DatasetVersion),
            ("model", run.ModelRoot), ("judge", judge), ("started_at", run.StartedAt.Text),
        };
        var line = new StringBuilder("{\"run_id\":").Append(CompactJson.Quote(run.Id)).Append(",\"kind\":\"trace\",\"event\":\"start\"");
        foreach (var (key, value) in members.Where(m => m.Value is not null))
        {
            line.Append(',').Append(CompactJson.Quote(key)).Append(':').Append(CompactJson.Quote(value!));
        }

        if (run.ConfigSnapshot is { } config)
        {
            line.Append(",\"config\":").Append(config);
        }

        return Encoding.UTF8.GetBytes(line.Append("}\n").ToString());
    }
}
