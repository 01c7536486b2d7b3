using System.CommandLine;

namespace StaticTracker.Commands;

/// <summary>A verb of the program with examples for its help. The action gets a context and returns an exit code.</summary>
internal sealed class Verb : Command
{
    public Verb(string name, string description, params string[] examples)
        : base(name, description) => Examples = examples;

    /// <summary>Lines shown under the help: a command each, with what it does behind '#'.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>What runs; set by the verb's file.</summary>
    public Func<ParseResult, CommandContext, int> Run { get; set; } = static (_, _) => throw new InvalidOperationException("This verb does nothing yet.");
}
