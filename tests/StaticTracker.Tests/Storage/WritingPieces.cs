using System.Text;
using StaticTracker.Storage.Binary;
using StaticTracker.Storage.Pieces;

namespace StaticTracker.Tests.Storage;

/// <summary>Files of pieces, written after a few changes with what an earlier file has and without: the same bytes, and no piece made that is there.</summary>
[TestClass]
public sealed class WritingPieces
{
    [TestMethod]
    [DataRow(1, ",\n")]
    [DataRow(2, "")]
    public void GivesTheSameWithAnEarlierFileAsWithout(int seed, string between)
    {
        var random = new Random(seed);
        var names = Enumerable.Range(0, 200).Select(i => $"piece {i} {new string('x', random.Next(300))}").ToList();
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Write(names, between, null, out var list, out _));
            for (var round = 0; round < 40; round++)
            {
                var known = names.ToHashSet();
                Change(random, names);
                using var standing = new StandingPieces(File.OpenHandle(path), list, between.Length);

                var spliced = Write(names, between, standing, out list, out var made);

                CollectionAssert.AreEqual(Write(names, between, null, out _, out _), spliced, $"round {round}");
                Assert.AreEqual(names.Count(n => !known.Contains(n)), made, $"round {round}");
                standing.Dispose();
                File.WriteAllBytes(path, spliced);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void SaysThatTheEarlierFileWasCutOff()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Write(["one", "two"], ",", null, out var list, out _)[..^6]);
            using var standing = new StandingPieces(File.OpenHandle(path), list, 1);

            Assert.ThrowsExactly<IOException>(() => Write(["one", "two"], ",", standing, out _, out _));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void KeepsTheListOverTheCache()
    {
        Write(["one", "two", ""], ",", null, out var list, out _);
        var output = new ByteWriter();
        list.Write(output);

        var input = new ByteReader(output.Written.ToArray(), 0);
        var read = PieceList.Read(ref input);

        Assert.AreEqual(output.Written.Length, input.At);
        Assert.AreEqual(list.Start, read.Start);
        CollectionAssert.AreEqual(list.Keys, read.Keys);
        CollectionAssert.AreEqual(list.Lengths, read.Lengths);
    }

    private static void Change(Random random, List<string> names)
    {
        for (var i = random.Next(4); i >= 0; i--)
        {
            var place = random.Next(names.Count);
            switch (random.Next(4))
            {
                case 0:
                    names.RemoveAt(place);
                    break;
                case 1:
                    names.Insert(place, $"new {Guid.NewGuid()}");
                    break;
                case 2:
                    (names[0], names[place]) = (names[place], names[0]);
                    break;
                default:
                    names[place] = $"changed {Guid.NewGuid()}";
                    break;
            }
        }
    }

    private static byte[] Write(List<string> names, string between, StandingPieces? standing, out PieceList list, out int made)
    {
        var count = 0;
        var text = new PieceText
        {
            Head = "head "u8.ToArray(),
            Between = Encoding.UTF8.GetBytes(between),
            Tail = " tail"u8.ToArray(),
            Keys = [.. names.Select(ContentKey.Of)],
            MakeWriter = stream => piece =>
            {
                Interlocked.Increment(ref count);
                stream.Write(Encoding.UTF8.GetBytes(names[piece]));
            },
        };
        using var output = new MemoryStream();
        list = PieceWriter.Write(output, text, standing);
        made = count;
        return output.ToArray();
    }
}
