using System.Collections.Concurrent;
using StaticTracker.Git;
using StaticTracker.History.Caching;
using StaticTracker.Storage;

namespace StaticTracker.History;

/// <summary>
/// Reads the versions of many module files and finds what each change brought. Files are shared out among threads that each read and compare: a
/// version is compared while it is still warm in the cache, and only as long kept as a change needs it.
/// </summary>
internal sealed class ChangeReader(GitRepository repository, IReadOnlySet<ObjectId>? present, HeadTexts? texts, DamageFinder damage)
{
    /// <summary>Below so many versions a second git costs more than it brings.</summary>
    private const int VersionsPerLane = 1500;

    private const int MostLanes = 4;

    private const int SharesPerLane = 6;

    /// <summary>So few versions are read as git gives them; more are put together from the differences in packs, a fiftieth of the bytes.</summary>
    private const int FewVersions = 200;

    /// <summary>Set where an old side could not be read and what stood before it is not known here: the whole history is needed.</summary>
    public bool NeedsMore { get; private set; }

    public void Read(IReadOnlyList<FileHistory> files)
    {
        var total = files.Sum(file => file.Changes.Count);
        if (total == 0)
        {
            return;
        }

        var lanes = Math.Clamp(total / VersionsPerLane, 1, Math.Min(MostLanes, Environment.ProcessorCount));
        using var packs = total < FewVersions ? null : PackSet.Open(repository, [.. files.SelectMany(Wanted)]);
        try
        {
            // Small shares even out: some files have more to parse than others.
            ReadLanes(Share(files, total, packs is null ? lanes : lanes * SharesPerLane), lanes, packs);
        }
        catch (Exception e) when (packs is not null && e is InvalidDataException or IOException)
        {
            // Not packs as we know them: git itself reads them for us, only slower.
            ReadLanes(Share(files, total, lanes), lanes, null);
        }
    }

    private void ReadLanes(List<List<FileHistory>> shares, int lanes, PackSet? packs)
    {
        var waiting = new ConcurrentQueue<List<FileHistory>>(shares);
        AllCores.Run(lanes, _ =>
        {
            while (waiting.TryDequeue(out var share))
            {
                ReadShare(share, packs);
            }
        });
    }

    /// <summary>Neighbouring files in shares of about the same number of changes.</summary>
    private static List<List<FileHistory>> Share(IReadOnlyList<FileHistory> files, int total, int number)
    {
        var shares = new List<List<FileHistory>> { new() };
        var inShare = 0;
        foreach (var file in files)
        {
            if (inShare >= total / number && shares.Count < number)
            {
                shares.Add([]);
                inShare = 0;
            }

            shares[^1].Add(file);
            inShare += file.Changes.Count;
        }

        return shares;
    }

    private void ReadShare(List<FileHistory> files, PackSet? packs)
    {
        using IBlobSource blobs = packs is null ? new BlobReader(repository, [.. files.SelectMany(Wanted)]) : new PackedBlobs(packs);
        var book = new FactBook();
        foreach (var file in files)
        {
            ReadFile(file, blobs, book);
            blobs.Turn();
        }

        book.Close();
    }

    /// <summary>The blobs of a file in the order they are asked for, each once.</summary>
    private IEnumerable<ObjectId> Wanted(FileHistory file)
    {
        var seen = new HashSet<ObjectId>();
        return file.Changes.SelectMany(Sides).Where(id => seen.Add(id) && IsPresent(id));
    }

    private bool IsPresent(ObjectId id) => present is null || present.Contains(id);

    /// <summary>The blobs of a change in the order they are asked for: old sides, then the new one.</summary>
    private static IEnumerable<ObjectId> Sides(FileChange change)
    {
        foreach (var side in change.Raw.Old)
        {
            if (side.IsFile)
            {
                yield return side.Id;
            }
        }

        if (change.Raw.New.IsFile)
        {
            yield return change.Raw.New.Id;
        }
    }

    private void ReadFile(FileHistory file, IBlobSource blobs, FactBook book)
    {
        using var head = file.IsPromotions ? null : texts?.Take(file.Module.Text + ".json");
        var versions = new Dictionary<ObjectId, FileVersion>();
        foreach (var id in file.Changes.SelectMany(Sides))
        {
            if (!versions.TryGetValue(id, out var version))
            {
                versions.Add(id, version = new FileVersion());
            }

            version.Keep();
        }

        foreach (var change in file.Changes)
        {
            var old = new FileStand?[change.Raw.Old.Length];
            for (var i = 0; i < old.Length; i++)
            {
                old[i] = change.Raw.Old[i].IsFile ? StandBefore(file, change, i, Load(file, versions, change.Raw.Old[i].Id, null, blobs, head)) : null;
            }

            FileVersion? now = null;
            if (change.Raw.New.IsFile)
            {
                var basis = old.FirstOrDefault(o => o?.Readable is not null)?.Readable;
                now = Load(file, versions, change.Raw.New.Id, basis, blobs, head);
                if (!now.IsReadable)
                {
                    now.BrokenBy(change.Commit, new FileStand(now, basis, IsKnown: basis is not null || old.All(o => o is null or { IsKnown: true })));
                }
            }

            ChangeFinder.Find(file, change, old, now, book);
            foreach (var id in Sides(change))
            {
                versions[id].Release();
            }
        }
    }

    private FileStand StandBefore(FileHistory file, FileChange change, int parent, FileVersion version)
    {
        if (version.IsReadable || version.IsMissing)
        {
            return version.IsReadable ? new FileStand(version, version, IsKnown: true) : new FileStand(version, null, IsKnown: false);
        }

        var stand = damage.Find(file, change, parent, version);
        NeedsMore |= stand is null;
        return stand ?? new FileStand(version, null, IsKnown: false);
    }

    /// <summary>The version of an object; <c>basis</c> is what was readable before it, null where it is itself an old side.</summary>
    private FileVersion Load(FileHistory file, Dictionary<ObjectId, FileVersion> versions, ObjectId id, FileVersion? basis, IBlobSource blobs, SplitText? head)
    {
        var version = versions[id];
        if (!version.IsLoaded)
        {
            version.Load(IsPresent(id) && blobs.Next(id) is { } content ? file.IsPromotions ? PromotionFacts.Split(new SplitText(content)) : Split(new SplitText(content), basis, head) : null);
        }

        return version;
    }

    private static SplitText Split(SplitText text, FileVersion? basis, SplitText? head)
    {
        if (!LineSplitter.TrySplit(text, basis?.Text, head))
        {
            TreeSplitter.Split(text);
        }

        return text;
    }
}
