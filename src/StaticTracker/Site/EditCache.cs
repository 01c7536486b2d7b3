using StaticTracker.History;
using StaticTracker.Modules;
using StaticTracker.Storage.Binary;

namespace StaticTracker.Site;

/// <summary>
/// The edited experiments that earlier builds found in committed history, module by module, in one file outside the site, which may be deleted at any time: they follow from a module's commits
/// alone, and finding them means looking at every fact of these.
/// </summary>
internal sealed class EditCache
{
    private readonly KeptFile _file;
    private readonly Dictionary<string, Entry> _modules;

    private EditCache(KeptFile file) => (_file, _modules) = (file, file.Read(Modules) ?? new(StringComparer.Ordinal));

    /// <param name="folder">The folder that it lies in; null: nothing is kept.</param>
    /// <param name="sources">The folders that the modules lie in: those of another may have the same names and commits.</param>
    public static EditCache Open(string? folder, IEnumerable<string> sources) =>
        new(new KeptFile(folder is null ? null : Path.Join(folder, "edits.cache"), "STEDITS1", string.Join('\n', sources)));

    /// <summary>What is known of a module with these commits; null: nothing.</summary>
    public Entry? Find(ModuleId module, ContentKey commits) => _modules.TryGetValue(module.Text, out var known) && known.Commits == commits ? known : null;

    /// <summary>Keeps what holds now, and nothing else.</summary>
    public void Save(IReadOnlyCollection<Entry> entries) => _file.Write(output =>
    {
        output.Unsigned((ulong)entries.Count);
        foreach (var (module, commits, edited) in entries)
        {
            output.Text(module.Text);
            output.Key(commits);
            output.Unsigned((ulong)edited.Count);
            foreach (var (id, experiment) in edited)
            {
                output.Text(id);
                output.OptionalDecimal(experiment.Rate);
                output.Unsigned((ulong)experiment.Edits.Count);
                foreach (var edit in experiment.Edits)
                {
                    output.Text(edit.Field);
                    output.OptionalText(edit.Was);
                    output.OptionalText(edit.Now);
                }
            }
        }
    });

    private static Dictionary<string, Entry> Modules(ByteReader input)
    {
        var modules = new Dictionary<string, Entry>(StringComparer.Ordinal);
        for (var left = input.Count(); left > 0; left--)
        {
            var module = ModuleId.Parse(input.Text());
            var commits = ContentKey.Read(input.Raw(ContentKey.Length));
            var count = input.Count();
            var edited = new Dictionary<string, EditedExperiment>(count, StringComparer.Ordinal);
            for (; count > 0; count--)
            {
                var id = input.Text();
                var rate = input.OptionalDecimal();
                edited.Add(id, new EditedExperiment(Edits(ref input), rate));
            }

            modules[module.Text] = new Entry(module, commits, edited);
        }

        return modules;
    }

    private static FigureEdit[] Edits(ref ByteReader input)
    {
        var edits = new FigureEdit[input.Count()];
        for (var i = 0; i < edits.Length; i++)
        {
            var field = input.Text();
            var was = input.OptionalText();
            edits[i] = new FigureEdit(field, was, input.OptionalText());
        }

        return edits;
    }

    /// <summary>The edited experiments of a module by their ids.</summary>
    /// <param name="Module">The module.</param>
    /// <param name="Commits">The key of its commits, which they follow from.</param>
    /// <param name="Edited">The experiments; empty: none.</param>
    internal sealed record Entry(ModuleId Module, ContentKey Commits, Dictionary<string, EditedExperiment> Edited);
}
