using System.Collections.Concurrent;
using StaticTracker.Diagnostics;
using StaticTracker.Json;
using StaticTracker.Modules;
using StaticTracker.Promotion;
using StaticTracker.Storage;

namespace StaticTracker.Checking;

/// <summary>The reports of promotions: their form, that decision and consequence agree, that their suite is as it was, and that entries say what their reports say.</summary>
internal sealed class PromotionReportCheck(DataFolder folder, CanonicalForm form, Problems problems)
{
    private readonly ConcurrentDictionary<(string Module, string Id), PromotionReport> _reports = new();
    private int _fileCount;

    public int FileCount => _fileCount;

    /// <summary>Every report, on all cores.</summary>
    public void CheckAll(BenchmarkCheck suites)
    {
        var top = new DirectoryInfo(Path.Combine(folder.Promotions, DataFolder.ReportsName));
        if (DataFolder.IsLink(top))
        {
            problems.Add(CheckedModules.FolderIsLink(top));
            return;
        }

        if (!top.Exists)
        {
            return;
        }

        var files = new List<FileInfo>();
        foreach (var module in FolderNames.CheckFolders(top, problems))
        {
            FolderNames.Check(module, problems);
            files.AddRange(DataFolder.Files(module.FullName));
        }

        AllCores.Run(files.Count, i => Check(files[i], suites));
    }

    /// <summary>One report by its file.</summary>
    public void Check(FileInfo info, BenchmarkCheck? suites)
    {
        Interlocked.Increment(ref _fileCount);
        JsonFileCheck.Check(info, DataKind.PromotionReport, form, problems, found =>
        {
            var root = found.File.Tree.Root;
            CheckNames(found, root, info);
            if (PromotionReportReader.TryRead(found.File.Tree) is { } report)
            {
                CheckState(found, root, report);
                CheckSuite(found, root, report, suites);
                _reports.TryAdd((info.Directory!.Name, Path.GetFileNameWithoutExtension(info.Name)), report);
            }
        });
    }

    /// <summary>Whether an entry and its report say the same.</summary>
    public void CheckEntry(FileProblems found, JsonNode node, ModuleId module, PromotionEntry entry)
    {
        if (entry.Report is not { } id)
        {
            if (!entry.IsRollback)
            {
                found.Add(node["id"u8], Codes.Promotion.ReportDiffers, "it names no report of its decision", "restore the file from git: 'tracker promote' writes both");
            }

            return;
        }

        if (!_reports.TryGetValue((module.Text, id), out var report))
        {
            found.Add(node["report"u8], Codes.Promotion.ReportDiffers, $"there is no report {Shown.Text(id)} that can be read", "restore it from git");
            return;
        }

        var fault = report.Entry != entry.Id ? $"the report is of the entry {Shown.Text(report.Entry ?? "none")}"
            : report.Challenger?.IsSameAs(entry.Version) != true || report.Challenger.Experiment != entry.Version.Experiment || report.Challenger.Hash != entry.Version.Hash ? $"the report is of {Shown.Cut(report.Challenger?.Name ?? "nothing")}"
            : report.IsOverride != (entry.Override is not null) || (entry.Override is { } reason && report.Override != reason) ? "the report and the entry differ in whether it was an override, and why"
            : report.Timestamp != entry.Since ? "the report is of another time"
            : null;
        if (fault is not null)
        {
            found.Add(node["report"u8], Codes.Promotion.ReportDiffers, fault, "restore both from git: they are written at one time and never edited");
        }
    }

    private void CheckNames(FileProblems found, JsonNode root, FileInfo info)
    {
        var id = root["id"u8].GetString();
        if (id + ".json" != info.Name)
        {
            found.Add(root["id"u8], Codes.Form.FileName, $"the file is {Shown.Text(info.Name)} but the report is {Shown.Text(id)}", $"rename the file to {Shown.Text(id + ".json")}");
        }

        if (root["module"u8].GetString() != info.Directory!.Name)
        {
            found.Add(root["module"u8], Codes.Form.FileName, $"the folder is {Shown.Text(info.Directory.Name)} but the module is {Shown.Text(root["module"u8].GetString())}", "move the file, or restore it from git");
        }

        PromotionCheck.CheckModule(folder, found, root["module"u8]);
        if (!Timestamp.TryParse(root["timestamp"u8].AsString(), out _))
        {
            FormRules.ReportTime(found, root["timestamp"u8], root["timestamp"u8].GetString());
        }
    }

    private static void CheckState(FileProblems found, JsonNode root, PromotionReport report)
    {
        var decided = PromotionDecision.Of(report.Decision.Reasons, report.Decision.Metrics).Outcome;
        var fault = (root["decision"u8]["accepted"u8].Kind == JsonKind.True) != report.IsAccepted ? "what is accepted is accepted by the policy or by an override, and did not fail"
            : report.Decision.Outcome != PolicyOutcome.None && report.Decision.Outcome != decided ? $"its reasons make it {PromotionWords.Of(decided)}, not {PromotionWords.Of(report.Decision.Outcome)}"
            : report.PromotedVersion is not null && (!report.IsAccepted || report.IsDry) ? "only what is accepted, and was not only tried, is promoted"
            : report.PromotedVersion is null && report.IsAccepted && !report.IsDry ? "what is accepted, and was not only tried, is promoted"
            : (report.PromotedVersion is null) != (report.Entry is null) ? "a promotion names its entry, and only a promotion does"
            : report.PromotedVersion is { } version && report.Challenger?.Version != version ? "what is promoted is the challenger"
            : null;
        if (fault is not null)
        {
            found.Add(root["decision"u8], Codes.Promotion.ReportState, fault, "restore the file from git: reports are written once and never edited");
        }
    }

    private static void CheckSuite(FileProblems found, JsonNode root, PromotionReport report, BenchmarkCheck? suites)
    {
        if (report.Benchmark is not { } use || suites is null || suites.FingerprintOf(use.Address) == use.Fingerprint)
        {
            return;
        }

        found.Add(
            root["benchmark"u8], Codes.Promotion.SuiteChanged, suites.FingerprintOf(use.Address) is null ? $"there is no suite {Shown.Text(use.Address)} that can be read" : $"the suite {Shown.Text(use.Address)} has other items now",
            "restore the suite from git; other items are another version: tracker benchmark add");
    }
}
