using System.Globalization;
using System.Text;

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

    /// <summary>A page of each kind, as its path inside the site; one is of the commit, where there is one.</summary>
    public string PathOf(PageOfASite page) => page switch
    {
        PageOfASite.Heatmap => "index.html",
        PageOfASite.Module => "modules/m01/index.html",
        PageOfASite.History => "history/index.html",
        PageOfASite.Commit => "history/" + Path.GetFileName(Directory.EnumerateFiles(Path.Combine(Root, "history"), "*.html").Single(f => Path.GetFileName(f).Length > 40)),
        _ => "404.html",
    };

    /// <summary>Builds a site, in this process, from files given by their paths below <c>data/</c>; <paramref name="isCommitted"/>: from one commit of these.</summary>
    public static SiteFixture Build(IReadOnlyDictionary<string, string> dataFiles, bool isCommitted = false)
    {
        var fixture = new SiteFixture();
        fixture._folder.Write(dataFiles.ToDictionary(file => $"data/{file.Key}", file => file.Value));
        if (isCommitted)
        {
            fixture._folder.Git("init", "-q");
            fixture._folder.Git("add", "data");
            fixture._folder.Git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgSign=false", "commit", "-q", "-m", "Import what was judged");
        }

        return fixture.Built();
    }

    /// <summary>Builds a site from commits, oldest first: each with its time (Unix seconds), its message, and files by their paths below <c>data/</c>, null where one is removed.</summary>
    public static SiteFixture OfCommits(IEnumerable<(long At, string Message, IReadOnlyDictionary<string, string?> Files)> commits)
    {
        static string Data(string text) => string.Create(CultureInfo.InvariantCulture, $"data {Encoding.UTF8.GetByteCount(text)}\n{text}\n");
        static string Quoted(string path) => $"\"data/{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        var stream = new StringBuilder();
        foreach (var (at, message, files) in commits)
        {
            stream.Append(CultureInfo.InvariantCulture, $"commit refs/heads/main\ncommitter Ada <ada@example.org> {at} +0000\n{Data(message)}");
            foreach (var (path, text) in files)
            {
                stream.Append(text is null ? $"D {Quoted(path)}\n" : $"M 100644 inline {Quoted(path)}\n{Data(text)}");
            }
        }

        var fixture = new SiteFixture();
        fixture._folder.Git("init", "-q", "-b", "main");
        fixture._folder.GitWith(stream.ToString(), "fast-import", "--quiet");
        fixture._folder.Git("reset", "-q", "--hard", "main");
        return fixture.Built();
    }

    private SiteFixture Built()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var data = Path.Combine(_folder.Location, "data");
        var code = App.Run(["build", "--data", data, "--output", Root], TextReader.Null, output, error);
        Assert.AreEqual(0, code, $"tracker build failed:\n{output}\n{error}");
        return this;
    }

    /// <summary>The site of this repository's own data, with its history.</summary>
    public static SiteFixture OfRepository()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "StaticTracker.sln")))
        {
            root = root.Parent;
        }

        var fixture = new SiteFixture();
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.AreEqual(0, App.Run(["build", "--data", Path.Combine(root.FullName, "data"), "--output", fixture.Root], TextReader.Null, output, error), error.ToString());
        return fixture;
    }

    /// <summary>Replaces a text in a file of the finished site, as a later build would.</summary>
    public void Edit(string file, string before, string after)
    {
        var path = Path.Combine(Root, file);
        var text = File.ReadAllText(path);
        Assert.Contains(before, text);
        File.WriteAllText(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Takes finished pages, given by their paths inside the site: for tests of this infrastructure.</summary>
    public static SiteFixture OfPages(IReadOnlyDictionary<string, string> pages)
    {
        var fixture = new SiteFixture();
        fixture._folder.Write(pages.ToDictionary(page => $"_site/{page.Key}", page => page.Value));
        return fixture;
    }

    /// <summary>Makes <c>report.html</c>, the whole site in one file, in a folder of its own; gives that folder's address.</summary>
    public Uri Joined()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var folder = Path.Combine(_folder.Location, "mailed");
        var code = App.Run(["build", "--data", Path.Combine(_folder.Location, "data"), "--single-file", Path.Combine(folder, "report.html")], TextReader.Null, output, error);
        Assert.AreEqual(0, code, $"tracker build --single-file failed:\n{output}\n{error}");
        return new Uri(new Uri(folder + Path.DirectorySeparatorChar).AbsoluteUri);
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
