using StaticTracker.Tests.Architecture;

namespace StaticTracker.Tests.Infra;

/// <summary>Files that tests read: our own below Samples/, and real ones in a folder <c>shared</c> beside the checkout, where there is one.</summary>
internal static class SampleFiles
{
    /// <summary>Absolute path of one of our own samples.</summary>
    public static string Own(string path) => Path.Combine(Checkout.Root, "tests", "StaticTracker.Tests", "Samples", path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Absolute path of a real sample; null where the folder is not there.</summary>
    public static string? Shared(string path)
    {
        for (var folder = Checkout.Root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, "shared", "samples", path.Replace('/', Path.DirectorySeparatorChar));
            if (Path.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
