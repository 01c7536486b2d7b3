using System.Globalization;
using System.Security.Cryptography;
using StaticTracker.Modules;

namespace StaticTracker.Runs;

/// <summary>Ids of runs: what was run, when it began, and eight random hex digits, so that runs that begin at one moment, on one machine or on two, have two.</summary>
public static class RunIds
{
    private const int RandomBytes = 4;

    public static string New(ModuleId module, PromptVersion version, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture, $"{module}_{version}_{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}");
}
