using System.Text;
using StaticTracker.Git;
using StaticTracker.Modules;

namespace StaticTracker.History.Caching;

/// <summary>Commits that were read together, with texts shared among them: written once, copied as bytes from then on.</summary>
internal static class Segment
{
    public static byte[] Write(IReadOnlyList<DataCommit> commits)
    {
        var shared = new SharedTexts();
        var body = new ByteWriter();
        var facts = new ByteWriter();
        var factWriter = new FactWriter(facts, shared);
        body.Unsigned((ulong)commits.Count);
        foreach (var commit in commits)
        {
            body.Id(IdOf(commit.Hash));
            body.Unsigned(shared.NumberOf(commit.Author));
            body.Signed(commit.AuthoredAt);
            body.Signed(commit.CommittedAt);
            body.Text(commit.Subject);
            body.Byte((byte)((commit.IsMerge ? 1 : 0) | (commit.ChangedSettings ? 2 : 0)));
            body.Unsigned((ulong)commit.Changes.Count);
            foreach (var change in commit.Changes)
            {
                facts.Clear();
                foreach (var fact in change.Facts)
                {
                    factWriter.Write(fact);
                }

                body.Unsigned(shared.NumberOf(change.Module.Text));
                body.Byte((byte)change.Kind);
                body.Unsigned((ulong)change.Facts.Count);
                body.Unsigned((ulong)facts.Written.Length);
                body.Raw(facts.Written);
            }
        }

        var whole = new ByteWriter();
        whole.Unsigned((ulong)shared.Texts.Count);
        foreach (var text in shared.Texts)
        {
            whole.Text(text);
        }

        whole.Raw(body.Written);
        return whole.Written.ToArray();
    }

    /// <summary>Adds the commits of a segment; their facts stay bytes until they are looked at.</summary>
    public static void Read(byte[] bytes, int at, List<DataCommit> commits)
    {
        var input = new ByteReader(bytes, at);
        var shared = new string[input.Count()];
        for (var i = 0; i < shared.Length; i++)
        {
            shared[i] = input.Text();
        }

        var count = input.Count();
        commits.EnsureCapacity(commits.Count + count);
        for (var i = 0; i < count; i++)
        {
            var hash = input.Id().ToString();
            var author = shared[input.Count()];
            var authoredAt = input.Signed();
            var committedAt = input.Signed();
            var subject = input.Text();
            var flags = input.Byte();
            var changes = new ModuleChange[input.Count()];
            for (var c = 0; c < changes.Length; c++)
            {
                changes[c] = Change(ref input, bytes, shared);
            }

            commits.Add(new DataCommit
            {
                Hash = hash,
                Author = author,
                AuthoredAt = authoredAt,
                CommittedAt = committedAt,
                Subject = subject,
                IsMerge = (flags & 1) != 0,
                ChangedSettings = (flags & 2) != 0,
                Changes = changes,
            });
        }
    }

    private static ModuleChange Change(ref ByteReader input, byte[] bytes, string[] shared)
    {
        var module = ModuleId.Parse(shared[input.Count()]);
        var kind = (ModuleChangeKind)input.Byte();
        var count = input.Count();
        var length = input.Count();
        var at = input.At;
        input.At += length;
        return new ModuleChange(module, kind, count == 0 ? [] : new CachedFacts(bytes, at, count, shared));
    }

    private static ObjectId IdOf(string hash) => ObjectId.TryParse(Encoding.ASCII.GetBytes(hash), out var id) ? id : throw new FormatException($"{hash} is no hash");
}
