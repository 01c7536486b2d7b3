using StaticTracker.Git;
using StaticTracker.Modules;

namespace StaticTracker.History;

/// <summary>Compares two texts of a module file, wherever they come from, as history compares commits.</summary>
public static class ModuleTexts
{
    /// <summary>What <paramref name="after"/> says beyond <paramref name="before"/>; null stands for no file. Without facts where one of the two cannot be read.</summary>
    public static ModuleTextsChange Compare(ModuleId module, byte[]? before, byte[]? after)
    {
        using var old = before is null ? null : Split(before, null);
        using var now = after is null ? null : Split(after, old);
        var kind = now?.Fault is not null ? ModuleChangeKind.Broken : now is null ? ModuleChangeKind.Removed : old is null ? ModuleChangeKind.Added : ModuleChangeKind.Changed;
        if (old?.Fault is not null || now?.Fault is not null)
        {
            return new ModuleTextsChange(new ModuleChange(module, kind, []), old?.Fault, now?.Fault);
        }

        var facts = FactFinder.Compare(old, now);
        if (facts.Count == 0 && kind == ModuleChangeKind.Changed)
        {
            facts.Add(new DataFact.FormOnly());
        }

        return new ModuleTextsChange(new ModuleChange(module, kind, facts) { Revises = ModuleChange.HoldsRevision(facts) }, null, null);
    }

    private static SplitText Split(byte[] bytes, SplitText? basis)
    {
        var content = BlobContent.Rent(bytes.Length);
        bytes.CopyTo(content.Writable);
        var text = new SplitText(content);
        if (!LineSplitter.TrySplit(text, basis, null))
        {
            TreeSplitter.Split(text);
        }

        return text;
    }
}
