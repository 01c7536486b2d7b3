using StaticTracker.Importing;
using StaticTracker.Mapping;

namespace StaticTracker.Tests.Importing;

/// <summary>Secrets and personal data told by their shape, and what only looks like them. All of them are made up.</summary>
[TestClass]
public sealed class RedactingTexts
{
    private static string Redact(string text) => new Redactor(TextRules.Default).Redact(text, new Dictionary<string, long>());

    [TestMethod]
    [DataRow("key sk-proj-AbCdEf12_34 end", "key [redacted: API key] end")]
    [DataRow("sk-ant-api03-AbCdEf123456", "[redacted: API key]")]
    [DataRow("AKIAABCDEFGHIJKLMNOP", "[redacted: API key]")]
    [DataRow("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[redacted: API key]")]
    [DataRow("sk-lf-12345678-aaaa", "[redacted: API key]")]
    [DataRow("sk-proj-AbCdEf12\n  GhIjKlMnOpQrStUv1234\nand more", "[redacted: API key]\nand more")]
    [DataRow("Authorization: Bearer abc.def-0123456789abc", "Authorization: [redacted: token]")]
    [DataRow("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "[redacted: token]")]
    [DataRow("{\"api_key\": \"s3cr3t-value\"}", "{\"api_key\": \"[redacted: password]\"}")]
    [DataRow("https://ann:s3cret@host/x", "https://[redacted: password]@host/x")]
    [DataRow("-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----!", "[redacted: private key]!")]
    [DataRow("-----BEGIN PRIVATE KEY-----\\nMIIEvQ cut off", "[redacted: private key]")]
    [DataRow("ann.lee+x@mail.example.co.uk, ok", "[redacted: e-mail address], ok")]
    [DataRow("jürgen@bücher.example", "[redacted: e-mail address]")]
    [DataRow("pay DE89 3704 0044 0532 0130 00 NOW", "pay [redacted: account number] NOW")]
    [DataRow("4111 1111 1111 1111", "[redacted: card number]")]
    [DataRow("+49 (0)171 123-4567", "[redacted: phone number]")]
    [DataRow("(415) 555-2671", "[redacted: phone number]")]
    [DataRow("from 192.168.10.5:80", "from [redacted: IP address]:80")]
    public void TakesOutWhatIsTold(string text, string expected) => Assert.AreEqual(expected, Redact(text));

    [TestMethod]
    [DataRow("the sk-learn package, task-force-of-sixteen-people")]
    [DataRow("bearer of good news, basic responsibilities, password required")]
    [DataRow("DE89370400440532013001")]
    [DataRow("4111 1111 1111 1112")]
    [DataRow("1719780345500 and 2026-01-20T00:31:46 and 3.14159265358979")]
    [DataRow("version 1.2.3.4, on 127.0.0.1, 300.1.1.1")]
    [DataRow("10-20 of 2024-2025, 384,000 km")]
    [DataRow("a @ b, @mention, x@y")]
    public void LeavesWhatOnlyLooksLikeIt(string text) => Assert.AreEqual(text, Redact(text));

    [TestMethod]
    public void OfWhatIsBeyondTheEndNothingIsKept()
    {
        var keeping = new TextKeeping(new TextRules { MaxText = 1_000_000 }, onlyFailed: false);

        var kept = KeptText.Of(new string('x', 999_990) + " sk-proj-AbCdEf1234567890", keeping);

        Assert.IsTrue(kept.IsCut);
        Assert.DoesNotContain("sk-proj", kept.Text);
    }
}
