using System.Globalization;
using StaticTracker.Remote;
using StaticTracker.Tests.Infra;

namespace StaticTracker.Tests.Remote;

[TestClass]
public sealed class WaitingBetweenRequests
{
    [TestMethod]
    [DataRow(1, null, "1")]
    [DataRow(2, null, "2")]
    [DataRow(5, null, "16")]
    [DataRow(6, null, "-")]
    [DataRow(1, 30, "30")]
    [DataRow(1, 0, "0")]
    [DataRow(1, -5, "0")]
    [DataRow(1, 3600, "-")]
    [DataRow(6, 0, "-")]
    public void IsWhatTheServerAsksElseTwiceAsLongEachTime(int attempt, int? asked, string expected)
    {
        var wait = Backoff.Before(attempt, asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

        Assert.AreEqual(expected, wait?.TotalSeconds.ToString(CultureInfo.InvariantCulture) ?? "-");
    }

    [TestMethod]
    [DataRow(200, false)]
    [DataRow(301, false)]
    [DataRow(400, false)]
    [DataRow(401, false)]
    [DataRow(408, true)]
    [DataRow(429, true)]
    [DataRow(500, true)]
    [DataRow(501, false)]
    [DataRow(503, true)]
    public void FollowsOnlyWhatMayPass(int status, bool expected) => Assert.AreEqual(expected, Backoff.IsPassing(status));

    [TestMethod]
    public void NoAnswerIsAskedForAgainAndToldInTheEnd()
    {
        string address;
        using (var server = new LoopbackServer((_, _) => (200, "{}")))
        {
            address = server.Address;
        }

        var waits = new List<double>();
        using var client = new RestClient(_ => { }, wait => waits.Add(wait.TotalSeconds));
        var answer = client.Get(new Uri(address), "secret");

        Assert.AreEqual("1 2 4 8 16", string.Join(' ', waits));
        StringAssert.StartsWith(RestWords.Of(answer), "no answer: ", StringComparison.Ordinal);
        Assert.DoesNotContain("secret", RestWords.Of(answer));
    }
}
