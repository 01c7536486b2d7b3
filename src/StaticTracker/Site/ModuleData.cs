using StaticTracker.Indexing;
using StaticTracker.Modules;
using StaticTracker.Site.Parts;

namespace StaticTracker.Site;

/// <summary>A module's script files: its figures, and its stored verdicts. All have the key of the module's row, which covers its file and these verdicts.</summary>
internal sealed class ModuleData(PageMaker maker)
{
    /// <summary>Whether all that the last build made from the same is still as it was left.</summary>
    public bool CanKeep(ModuleRow row)
    {
        if (!maker.CanKeep(ModuleScript.PathOf(row.Id), row.SourceKey))
        {
            return false;
        }

        for (var file = 0; maker.WasMade(VerdictScripts.PathOf(row.Id, file), row.SourceKey); file++)
        {
            if (!maker.CanKeep(VerdictScripts.PathOf(row.Id, file), row.SourceKey))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes over what <see cref="CanKeep"/> found to be as it was.</summary>
    public bool Keep(ModuleRow row)
    {
        for (var file = 0; maker.Keep(VerdictScripts.PathOf(row.Id, file), row.SourceKey); file++)
        {
        }

        return maker.Keep(ModuleScript.PathOf(row.Id), row.SourceKey);
    }

    public void Write(Module module, ModuleRow row, VerdictScripts verdicts)
    {
        if (!maker.Keep(ModuleScript.PathOf(module.Id), row.SourceKey))
        {
            maker.WriteBytes(ModuleScript.PathOf(module.Id), ModuleScript.Render(module, row.Name, row.PrimaryRubric, verdicts, maker.Settings).Utf8.Span, row.SourceKey);
        }

        for (var file = 0; file < verdicts.Files; file++)
        {
            var path = VerdictScripts.PathOf(module.Id, file);
            if (!maker.Keep(path, row.SourceKey))
            {
                maker.WriteBytes(path, verdicts.Render(file).Utf8.Span, row.SourceKey);
            }
        }
    }
}
