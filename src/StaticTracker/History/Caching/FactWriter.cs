using StaticTracker.Modules;
using StaticTracker.Storage.Binary;

namespace StaticTracker.History.Caching;

/// <summary>Facts as bytes; <see cref="FactReader"/> is its mirror.</summary>
internal sealed class FactWriter(ByteWriter output, SharedTexts shared)
{
    public void Write(DataFact fact)
    {
        switch (fact)
        {
            case DataFact.ExperimentAdded(var e):
                output.Byte(FactTags.ExperimentAdded);
                Digest(e);
                break;
            case DataFact.ExperimentRemoved(var e):
                output.Byte(FactTags.ExperimentRemoved);
                Digest(e);
                break;
            case DataFact.ExperimentChanged(var e, var fields):
                output.Byte(FactTags.ExperimentChanged);
                Digest(e);
                output.Unsigned((ulong)fields.Count);
                foreach (var field in fields)
                {
                    Field(field);
                }

                break;
            case DataFact.ExperimentWithdrawn(var e, var reason):
                output.Byte(FactTags.ExperimentWithdrawn);
                Digest(e);
                output.Text(reason);
                break;
            case DataFact.SuggestionAdded(var s):
                output.Byte(FactTags.SuggestionAdded);
                Suggestion(s);
                break;
            case DataFact.SuggestionRemoved(var s):
                output.Byte(FactTags.SuggestionRemoved);
                Suggestion(s);
                break;
            case DataFact.SuggestionChanged(var before, var after):
                output.Byte(FactTags.SuggestionChanged);
                Suggestion(before);
                Suggestion(after);
                break;
            case DataFact.ModuleFieldChanged(var field):
                output.Byte(FactTags.ModuleFieldChanged);
                Field(field);
                break;
            case DataFact.FormOnly:
                output.Byte(FactTags.FormOnly);
                break;
            default:
                throw new InvalidOperationException($"No bytes for {fact.GetType().Name}.");
        }
    }

    private void Digest(ExperimentDigest e)
    {
        output.Text(e.Id);
        Shared(e.Version.Text);
        Shared(e.Model);
        OptionalShared(e.Dataset);
        OptionalShared(e.DatasetVersion);
        output.OptionalDecimal(e.PassRate);
        output.OptionalSigned(e.Pass);
        output.OptionalSigned(e.Total);
        output.Byte((byte)(e.IsWithdrawn ? 1 : 0));
        output.Text(e.Timestamp.Text);
        output.OptionalSigned(e.Error);
        output.OptionalDecimal(e.StatedMatchRate);
        output.Unsigned((ulong)e.Rubrics.Count);
        foreach (var (rubric, rate) in e.Rubrics)
        {
            Shared(rubric);
            output.OptionalDecimal(rate);
        }
    }

    private void Suggestion(Suggestion s)
    {
        output.OptionalText(s.Id);
        Shared(s.Version.Text);
        OptionalShared(s.Rubric);
        output.OptionalText(s.Issue);
        output.Text(s.Text);
        OptionalShared(s.Priority);
        Shared(s.Status);
        OptionalShared(s.AppliedIn?.Text);
        output.OptionalText(s.Reason);
        output.OptionalText(s.SupersededBy);
    }

    private void Field(FieldChange change)
    {
        Shared(change.Field);
        output.OptionalText(change.Before);
        output.OptionalText(change.After);
    }

    private void Shared(string text) => output.Unsigned(shared.NumberOf(text));

    private void OptionalShared(string? text) => output.Unsigned(text is null ? 0 : shared.NumberOf(text) + 1);
}
