using Building;

namespace StaticTracker.Tests.Building;

[TestClass]
public sealed class PublishingPrograms
{
    [TestMethod]
    [DataRow("linux-x64", "tracker-linux-x64")]
    [DataRow("osx-arm64", "tracker-osx-arm64")]
    [DataRow("win-x64", "tracker-win-x64.exe")]
    public void NamesEachAfterItsSystem(string runtime, string name) => Assert.AreEqual(name, ProgramFiles.NameOf(runtime));

    [TestMethod]
    [DataRow("linux-x64", "linux-x64", "gcc", true)]
    [DataRow("osx-arm64", "osx-arm64", "clang", true)]
    [DataRow("linux-arm64", "linux-x64", "gcc", false)]
    [DataRow("linux-x64", "linux-x64", "cc", false)]
    [DataRow("win-x64", "win-x64", "clang", false)]
    public void MakesANativeOneOnlyForItsOwnSystemAndWithALinker(string runtime, string here, string program, bool isNative)
    {
        var folders = string.Join(Path.PathSeparator, "/bin", "/usr/bin");

        Assert.AreEqual(isNative, NativeLinker.CanLinkFor(runtime, here, folders, file => file == Path.Combine("/usr/bin", program)));
    }

    [TestMethod]
    public void WritesChecksumsThatTheUsualToolReads()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-programs-").FullName;
        try
        {
            var files = new[] { "tracker-win-x64.exe", "tracker-linux-x64" }.Select(name => Path.Combine(folder, name)).ToList();
            File.WriteAllText(files[0], "");
            File.WriteAllText(files[1], "abc");

            // Of "abc" and of nothing, as FIPS 180-4 has them.
            Assert.AreEqual(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  tracker-linux-x64\n"
                + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  tracker-win-x64.exe\n",
                ProgramFiles.ChecksumsOf(files));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
