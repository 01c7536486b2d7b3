using StaticTracker.Json;

namespace StaticTracker.Tests.Json;

[TestClass]
public sealed class FindingKeysInOneWalk
{
    private static readonly KeyTable s_keys = new("id", "metrics", "pass", "päss", "");

    [TestMethod]
    public void FindsWhatIsThereWhateverItsOrderAndEscapes()
    {
        using var tree = JsonTree.Parse("""{"other":{"id":9},"p\u00e4ss":3,"metrics":[1,{"pass":0}],"":4,"id":1}"""u8.ToArray());
        Span<int> found = stackalloc int[s_keys.Count];

        s_keys.Find(tree.Root, found);

        Assert.AreEqual("1", KeyTable.Value(tree, found[0]).ToString());
        Assert.AreEqual("[1,{\"pass\":0}]", KeyTable.Value(tree, found[1]).ToString());
        Assert.IsFalse(KeyTable.Value(tree, found[2]).Exists);
        Assert.AreEqual("3", KeyTable.Value(tree, found[3]).ToString());
        Assert.AreEqual("4", KeyTable.Value(tree, found[4]).ToString());
    }

    [TestMethod]
    [DataRow("[]")]
    [DataRow("7")]
    [DataRow("{}")]
    public void FindsNothingElsewhere(string text)
    {
        using var tree = JsonTree.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        Span<int> found = stackalloc int[s_keys.Count];
        found.Fill(7);

        s_keys.Find(tree.Root, found);

        Assert.AreEqual(-1, found.IndexOfAnyExcept(0));
    }
}
