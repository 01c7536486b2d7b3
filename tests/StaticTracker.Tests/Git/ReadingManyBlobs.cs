using System.Text;
using StaticTracker.Git;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Git;

[TestClass]
public sealed class ReadingManyBlobs
{
    [TestMethod]
    [DataRow("sha1", true, false)]
    [DataRow("sha1", true, true)]
    [DataRow("sha1", false, false)]
    [DataRow("sha256", true, false)]
    [DataRow("sha256", true, true)]
    public void GivesWhatGitGivesPackedOrLoose(string objectFormat, bool isPacked, bool isOwn)
    {
        using var repo = new TestRepo(objectFormat);
        var random = new Random(3);
        var lines = Enumerable.Range(0, 200).Select(i => $"line {i} {random.Next()}").ToList();
        for (var commit = 0; commit < 30; commit++)
        {
            for (var edits = random.Next(4); edits >= 0; edits--)
            {
                lines[random.Next(lines.Count)] = $"edited {random.Next()}";
                lines.Insert(random.Next(lines.Count), $"new {commit}");
            }

            repo.Commit("Ada", $"2026-01-20T10:{commit:D2}Z", $"Commit {commit}", ("data/a.txt", string.Join('\n', lines)), ("data/b.txt", new string('b', commit * 40_000)));
        }

        if (isPacked)
        {
            repo.Git("-c", "pack.threads=1", "repack", "-q", "-a", "-d", "-f", "--depth=12", "--window=20");
        }

        var repository = GitRepository.Discover(repo.Data).Repository!;
        var ids = repo.Git("rev-list", "--objects", "--in-commit-order", "--reverse", "HEAD").Split('\n')
            .Where(line => line.EndsWith(".txt", StringComparison.Ordinal))
            .Select(line => Id(line.Split(' ')[0]))
            .ToList();
        using var pack = isOwn ? PackSet.TryOwn(repository, ids) : PackSet.TryMake(repository, ids);
        using var packed = new PackedBlobs(pack!);
        using var straight = new BlobReader(repository, ids);
        var count = 0;
        foreach (var id in ids)
        {
            using var a = straight.Next(id);
            using var b = packed.Next(id);
            Assert.IsTrue(a!.Span.SequenceEqual(b!.Span), $"{id}");
            if (++count % 7 == 0)
            {
                packed.Turn();
            }
        }

        Assert.HasCount(60, ids);
        Assert.IsTrue(ids.All(id => pack!.Packs.Single().Find(id) > 0));
    }

    [TestMethod]
    public void LeavesNothingBehind()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "One", ("a.txt", "a"));
        var repository = GitRepository.Discover(repo.Folder).Repository!;
        var before = Directory.GetFileSystemEntries(Path.Combine(repo.Folder, ".git"), "*", SearchOption.AllDirectories).Length;
        var id = Id(repo.Git("rev-parse", "HEAD:a.txt").Trim());

        string folder;
        using (var pack = PackSet.TryMake(repository, [id])!)
        {
            folder = pack.Folder!.FullName;
            Assert.IsTrue(Directory.Exists(folder));
        }

        Assert.IsFalse(Directory.Exists(folder));
        Assert.AreEqual(before, Directory.GetFileSystemEntries(Path.Combine(repo.Folder, ".git"), "*", SearchOption.AllDirectories).Length);
    }

    [TestMethod]
    public void HasNoPackOfWhatGitDoesNotHave()
    {
        using var repo = new TestRepo();
        repo.Commit("Ada", "2026-01-20T10:00Z", "One", ("a.txt", "a"));
        var repository = GitRepository.Discover(repo.Folder).Repository!;
        var missing = Id(new string('a', 40));

        Assert.IsNull(PackSet.Open(repository, [missing]));
        using var straight = new BlobReader(repository, [missing]);
        Assert.IsNull(straight.Next(missing));
    }

    [TestMethod]
    [DataRow(new byte[] { 3, 3, 0x90, 3 }, "abc", DisplayName = "a copy")]
    [DataRow(new byte[] { 3, 5, 0x91, 1, 2, 3, 1, 2, 3 }, "bc\u0001\u0002\u0003", DisplayName = "a copy and own bytes")]
    public void PutsDifferencesTogether(byte[] delta, string expected)
    {
        using var content = PackDelta.Apply("abc"u8, delta);

        Assert.AreEqual(expected, Encoding.UTF8.GetString(content.Span));
    }

    [TestMethod]
    [DataRow(new byte[] { 4, 3, 0x90, 3 }, DisplayName = "another base")]
    [DataRow(new byte[] { 3, 4, 0x90, 3 }, DisplayName = "too little")]
    [DataRow(new byte[] { 3, 2, 0x90, 3 }, DisplayName = "too much")]
    [DataRow(new byte[] { 3, 3, 0x91, 1, 3 }, DisplayName = "beyond the base")]
    [DataRow(new byte[] { 3, 3, 0x9F, 0xFF, 0xFF, 0xFF, 0xFF, 3 }, DisplayName = "before the base")]
    [DataRow(new byte[] { 3, 3, 0x90 }, DisplayName = "cut off within a copy")]
    [DataRow(new byte[] { 3, 3, 3, 1 }, DisplayName = "cut off within own bytes")]
    [DataRow(new byte[] { 3, 3, 0 }, DisplayName = "an instruction that is reserved")]
    [DataRow(new byte[] { 3 }, DisplayName = "no length")]
    [DataRow(new byte[] { 3, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, DisplayName = "a length without end")]
    public void RefusesADifferenceThatDoesNotFit(byte[] delta) => Assert.ThrowsExactly<InvalidDataException>(() => PackDelta.Apply("abc"u8, delta).Dispose());

    private static ObjectId Id(string hex) => ObjectId.TryParse(Encoding.ASCII.GetBytes(hex), out var id) ? id : throw new FormatException(hex);
}
