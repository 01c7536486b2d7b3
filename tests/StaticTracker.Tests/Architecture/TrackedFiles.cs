using System.Text;
using System.Text.RegularExpressions;

namespace StaticTracker.Tests.Architecture;

/// <summary>What must not get into the repository, whatever the file.</summary>
[TestClass]
public sealed class TrackedFiles
{
    // Put together from parts, so that this file is clean itself.
    private static readonly string[] RegistryHosts =
    [
        "nuget" + ".org", "npmjs" + ".org", "npmjs" + ".com", "pypi" + ".org", "pythonhosted" + ".org", "crates" + ".io",
        "proxy" + ".golang.org", "rubygems" + ".org", "maven" + ".org",
    ];

    private static readonly Regex WorkingPath = new(
        @"(?<![\w.~-])/(" + "work/(main|shared|h)|" + "root|" + "tmp/bash" + @")(?![\w-])", RegexOptions.CultureInvariant);

    [TestMethod]
    public void NameNoPackageRegistry()
    {
        var found =
            from file in Checkout.Files
            let text = Checkout.Read(file)
            from host in RegistryHosts
            where text.Contains(host, StringComparison.OrdinalIgnoreCase)
            select $"{file}: {host} (where packages come from is the reader's own setting)";

        Assert.AreEqual("", string.Join('\n', found));
    }

    [TestMethod]
    public void NameNoFolderOfOneMachine()
    {
        var found =
            from file in Checkout.Files
            from match in WorkingPath.Matches(Checkout.Read(file))
            select $"{file}: {match.Value}";

        Assert.AreEqual("", string.Join('\n', found.Distinct()));
    }

    [TestMethod]
    public void LieWhereEverySystemCanKeepThem()
    {
        var clashes = Checkout.Files.GroupBy(file => file, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => string.Join(" and ", same));
        var unwieldy = Checkout.Files.Where(file => file.Length > 200 || !Ascii.IsValid(file) || file.Any(c => "<>:\"|?*\\".Contains(c)));

        Assert.AreEqual("", string.Join('\n', clashes.Concat(unwieldy)));
    }
}
