using System.Text;
using StaticTracker.Git;
using StaticTracker.Modules;
using StaticTracker.Storage;
using StaticTracker.Storage.Binary;

namespace StaticTracker.History.Caching;

/// <summary>
/// Commits that were read together, and the stores of their facts: written once, copied as bytes from then on. Layout: stores (texts, bytes),
/// shared texts of the commits, commits.
/// </summary>
internal static class Segment
{
    /// <summary>Bytes that nearly every shared text stays under.</summary>
    private const int RoomForText = 64;

    /// <summary>Set in the byte of a change's kind where the change revises.</summary>
    private const int Revises = 0x80;

    /// <summary>Set in the flags of a commit that touched records.</summary>
    private const int HasRecords = 4;

    /// <summary>Set in the flags of a commit that is on HEAD's line.</summary>
    private const int OnLine = 8;

    /// <summary>Set in the flags of a merge that changed something against its first parent.</summary>
    private const int HasJoined = 16;

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<DataCommit> commits)
    {
        var stores = new Dictionary<FactStore, int>();
        var texts = new SharedTexts();
        var body = new ByteWriter();
        body.Unsigned((ulong)commits.Count);
        foreach (var commit in commits)
        {
            body.Id(IdOf(commit.Hash));
            body.Unsigned(texts.NumberOf(commit.Author));
            body.Signed(commit.AuthoredAt);
            body.Signed(commit.CommittedAt);
            body.Text(commit.Subject);
            body.Byte((byte)((commit.IsMerge ? 1 : 0) | (commit.ChangedSettings ? 2 : 0) | (commit.Records.Count > 0 ? HasRecords : 0) | (commit.IsOnLine ? OnLine : 0) | (commit.Joined.Count > 0 ? HasJoined : 0)));
            if (commit.Records.Count > 0)
            {
                Records(body, texts, commit.Records);
            }

            if (commit.IsOnLine)
            {
                body.Unsigned((ulong)commit.LinePlace);
            }

            Changes(body, texts, stores, commit.Changes);
            if (commit.Joined.Count > 0)
            {
                Changes(body, texts, stores, commit.Joined);
            }
        }

        // Of the size that it will have: growing step by step would leave behind as much again, and each large piece of it may begin a collection.
        var whole = new ByteWriter(stores.Keys.Sum(s => s.Length + (s.Texts.Length * RoomForText)) + (texts.Texts.Count * RoomForText) + body.Written.Length + RoomForText);
        whole.Unsigned((ulong)stores.Count);
        foreach (var (store, _) in stores.OrderBy(pair => pair.Value))
        {
            Texts(whole, store.Texts);
            whole.Unsigned((ulong)store.Length);
            whole.Raw(store.Span);
        }

        Texts(whole, texts.Texts);
        whole.Raw(body.Written);
        return whole.Memory;
    }

    /// <summary>Adds the commits of a segment; their facts stay bytes until they are looked at.</summary>
    public static void Read(byte[] bytes, int at, List<DataCommit> commits)
    {
        var input = new ByteReader(bytes, at);
        var stores = new FactStore[input.Count()];
        for (var i = 0; i < stores.Length; i++)
        {
            var ofStore = Texts(ref input);
            var length = input.Count();
            stores[i] = new FactStore(bytes, input.At, length, ofStore);
            input.At += length;
        }

        var texts = Texts(ref input);
        var count = input.Count();
        commits.EnsureCapacity(commits.Count + count);
        for (var i = 0; i < count; i++)
        {
            commits.Add(Commit(ref input, stores, texts));
        }
    }

    /// <summary>The same commits with their facts in one store of their own, free of what only other commits need.</summary>
    public static List<DataCommit> Rewrite(IReadOnlyList<DataCommit> commits)
    {
        var book = new FactBook();
        var rewritten = commits.Select(commit => commit with { Changes = Taken(commit.Changes), Joined = Taken(commit.Joined) }).ToList();
        book.Close();
        return rewritten;

        IReadOnlyList<ModuleChange> Taken(IReadOnlyList<ModuleChange> changes) => changes.Count == 0 ? [] : [.. changes.Select(change => change with { Facts = book.TakeDown(change.Facts) })];
    }

    private static DataCommit Commit(ref ByteReader input, FactStore[] stores, string[] texts)
    {
        var hash = input.Id().ToString();
        var author = texts[input.Count()];
        var authoredAt = input.Signed();
        var committedAt = input.Signed();
        var subject = input.Text();
        var flags = input.Byte();
        IReadOnlyList<TouchedRecord> records = (flags & HasRecords) != 0 ? Records(ref input, texts) : [];
        var place = (flags & OnLine) != 0 ? input.Count() : DataCommit.OffLine;
        var changes = Changes(ref input, stores, texts);
        IReadOnlyList<ModuleChange> joined = (flags & HasJoined) != 0 ? Changes(ref input, stores, texts) : [];

        return new DataCommit
        {
            Hash = hash,
            Author = author,
            AuthoredAt = authoredAt,
            CommittedAt = committedAt,
            Subject = subject,
            IsMerge = (flags & 1) != 0,
            ChangedSettings = (flags & 2) != 0,
            Records = records,
            Changes = changes,
            LinePlace = place,
            Joined = joined,
        };
    }

    private static void Changes(ByteWriter output, SharedTexts texts, Dictionary<FactStore, int> stores, IReadOnlyList<ModuleChange> changes)
    {
        output.Unsigned((ulong)changes.Count);
        foreach (var change in changes)
        {
            output.Unsigned(texts.NumberOf(change.Module.Text));
            output.Byte((byte)((byte)change.Kind | (change.Revises ? Revises : 0)));
            output.Unsigned((ulong)change.Facts.Count);
            if (change.Facts is CachedFacts facts)
            {
                stores.TryAdd(facts.Store, stores.Count);
                output.Unsigned((ulong)stores[facts.Store]);
                output.Unsigned((ulong)facts.At);
            }
        }
    }

    private static ModuleChange[] Changes(ref ByteReader input, FactStore[] stores, string[] texts)
    {
        var changes = new ModuleChange[input.Count()];
        for (var i = 0; i < changes.Length; i++)
        {
            var module = ModuleId.Parse(texts[input.Count()]);
            var kind = input.Byte();
            var count = input.Count();
            IReadOnlyList<DataFact> facts = count == 0 ? [] : new CachedFacts(stores[input.Count()], input.Count(), count);
            changes[i] = new ModuleChange(module, (ModuleChangeKind)(kind & ~Revises), facts) { Revises = (kind & Revises) != 0 };
        }

        return changes;
    }

    private static void Records(ByteWriter output, SharedTexts texts, IReadOnlyList<TouchedRecord> records)
    {
        output.Unsigned((ulong)records.Count);
        foreach (var record in records)
        {
            output.Byte((byte)record.Kind);
            output.Byte((byte)record.Fate);
            output.Unsigned(texts.NumberOf(record.Name));
            output.Unsigned(texts.NumberOf(record.Module?.Text ?? ""));
        }
    }

    private static TouchedRecord[] Records(ref ByteReader input, string[] texts)
    {
        var records = new TouchedRecord[input.Count()];
        for (var i = 0; i < records.Length; i++)
        {
            var (kind, fate) = ((DataKind)input.Byte(), (RecordFate)input.Byte());
            var name = texts[input.Count()];
            records[i] = new TouchedRecord(kind, name, ModuleId.TryParse(texts[input.Count()], out var module) ? module : null, fate);
        }

        return records;
    }

    private static void Texts(ByteWriter output, IReadOnlyCollection<string> texts)
    {
        output.Unsigned((ulong)texts.Count);
        foreach (var text in texts)
        {
            output.Text(text);
        }
    }

    private static string[] Texts(ref ByteReader input)
    {
        var texts = new string[input.Count()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = input.Text();
        }

        return texts;
    }

    private static ObjectId IdOf(string hash) => ObjectId.TryParse(Encoding.ASCII.GetBytes(hash), out var id) ? id : throw new FormatException($"{hash} is no hash");
}
