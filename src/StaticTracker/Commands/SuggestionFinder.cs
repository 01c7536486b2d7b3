using StaticTracker.Diagnostics;
using StaticTracker.Storage;
using StaticTracker.Suggestions;

namespace StaticTracker.Commands;

/// <summary>Finds a suggestion by what a person types: its id or the beginning of it, with <c>MODULE/</c> before it where two modules have it.</summary>
internal sealed class SuggestionFinder(CommandContext context, DataFolder folder)
{
    private readonly Problems _unread = new();

    /// <summary>The suggestion; null, with a problem, where none or several are meant.</summary>
    public FoundSuggestion? Find(string address)
    {
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        var (module, id) = slash < 0 ? (null, address) : (address[..slash], address[(slash + 1)..]);
        var exact = new List<FoundSuggestion>();
        var begun = new List<FoundSuggestion>();
        var names = new List<string>();
        foreach (var info in folder.ModuleFiles().Where(f => module is null || f.Name == module + ".json"))
        {
            Look(info, id, exact, begun, names);
        }

        var meant = exact.Count > 0 || id.Length == 0 ? exact : begun;
        foreach (var other in exact.Concat(begun).Where(f => meant.Count != 1 || f.File != meant[0].File))
        {
            other.File.Dispose();
        }

        if (meant.Count == 1)
        {
            return meant[0];
        }

        context.Problems.AddRange(_unread.ToList());
        var hint = meant.Count > 1 ? $"name one: {string.Join(", ", meant.Take(8).Select(f => $"{f.Module.Id}/{f.Id}"))}{(meant.Count > 8 ? ", …" : "")}"
            : DidYouMean.Of(id, names) is { } near ? $"did you mean '{near}'?" : "'tracker suggest --all' lists them";
        context.Problems.Add(SourceSpan.File(address), Codes.Suggesting.NoSuchSuggestion, meant.Count > 1 ? "several suggestions are called so" : "no suggestion is called so", hint);
        return null;
    }

    private void Look(FileInfo info, string id, List<FoundSuggestion> exact, List<FoundSuggestion> begun, List<string> names)
    {
        if (DataFolder.IsLink(info) || JsonFile.Read(info.FullName, _unread) is not { } file)
        {
            return;
        }

        var module = ModuleReader.TryRead(file.Tree, out _);
        var isFound = false;
        var ids = module is null ? [] : SuggestionIds.Of(module);
        for (var i = 0; i < ids.Count; i++)
        {
            names.Add(ids[i]);
            if (ids[i].StartsWith(id, StringComparison.OrdinalIgnoreCase))
            {
                (ids[i].Equals(id, StringComparison.OrdinalIgnoreCase) ? exact : begun).Add(new FoundSuggestion(file, module!, i, ids[i]));
                isFound = true;
            }
        }

        if (!isFound)
        {
            file.Dispose();
        }
    }
}
