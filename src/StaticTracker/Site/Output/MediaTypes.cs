namespace StaticTracker.Site.Output;

/// <summary>What kinds of files a site has, by how their names end.</summary>
internal static class MediaTypes
{
    public static string Of(string path) => Path.GetExtension(path) switch
    {
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".webp" => "image/webp",
        ".woff2" => "font/woff2",
        ".json" => "application/json",
        ".csv" => "text/csv",
        ".xml" => "application/atom+xml",
        ".txt" => "text/plain",
        _ => "application/octet-stream",
    };
}
