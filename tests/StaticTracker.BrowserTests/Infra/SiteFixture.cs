namespace StaticTracker.BrowserTests.Infra;

/// <summary>A site on disk, to be opened from there or from a server on the loopback address.</summary>
public sealed class SiteFixture : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<StaticServer> _servers = [];

    private SiteFixture()
    {
    }

    /// <summary>The folder that holds <c>index.html</c>.</summary>
    public string Root => Path.Combine(_folder.Location, "_site");

    /// <summary>Builds a site, in this process, from files given by their paths below <c>data/</c>.</summary>
    public static SiteFixture Build(IReadOnlyDictionary<string, string> dataFiles)
    {
        var fixture = new SiteFixture();
        fixture._folder.Write(dataFiles.ToDictionary(file => $"data/{file.Key}", file => file.Value));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var data = Path.Combine(fixture._folder.Location, "data");
        var code = App.Run(["build", "--data", data, "--output", fixture.Root], TextReader.Null, output, error);
        Assert.AreEqual(0, code, $"tracker build failed:\n{output}\n{error}");
        return fixture;
    }

    /// <summary>Takes finished pages, given by their paths inside the site: for tests of this infrastructure.</summary>
    public static SiteFixture OfPages(IReadOnlyDictionary<string, string> pages)
    {
        var fixture = new SiteFixture();
        fixture._folder.Write(pages.ToDictionary(page => $"_site/{page.Key}", page => page.Value));
        return fixture;
    }

    /// <summary>The site's address when opened from disk, with a slash at its end.</summary>
    public Uri FromDisk() => new(new Uri(Root + Path.DirectorySeparatorChar).AbsoluteUri);

    /// <summary>The site's address on a server of its own, at <c>/</c> or at a sub-path such as <c>/repo/</c>.</summary>
    public Uri ServedAt(string basePath)
    {
        var server = new StaticServer(Root, basePath);
        _servers.Add(server);
        return server.Address;
    }

    /// <summary>The address for a row of a test: <c>disk</c>, or the base path of a server.</summary>
    public Uri At(string place) => place == "disk" ? FromDisk() : ServedAt(place);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        _folder.Dispose();
    }
}
