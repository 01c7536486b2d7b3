using System.Security.Cryptography;
using System.Text;
using StaticTracker.Modules;

namespace StaticTracker.Site;

/// <summary>Where the pages of prompts and runs stand. A name that cannot be part of an address goes by its hash.</summary>
internal static class RecordPlace
{
    private const int Longest = 120;

    public static SitePath Run(string id) => SitePath.Of($"run/{NameOf(id)}/index.html");

    public static SitePath Experiment(string id) => SitePath.Of($"experiments/{NameOf(id)}/index.html");

    public static SitePath Prompts(ModuleId module) => SitePath.Of($"prompts/{module}/index.html");

    public static SitePath Prompt(ModuleId module, PromptVersion version) => SitePath.Of($"prompts/{module}/{NameOf(version.Text)}/index.html");

    public static SitePath Pair(ModuleId module, PromptVersion before, PromptVersion after) => SitePath.Of($"data/prompts/{module}/{NameOf(before.Text)}..{NameOf(after.Text)}.js");

    /// <summary>Letters, digits, '.', '-' and '_' stay; what begins with a point, or like a hash of ours, does not.</summary>
    public static string NameOf(string text) =>
        text.Length is > 0 and <= Longest && text[0] != '.' && !text.StartsWith("x-", StringComparison.Ordinal) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            ? text : "x-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
