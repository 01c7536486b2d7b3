using StaticTracker.Modules;
using StaticTracker.Storage.Binary;

namespace StaticTracker.History.Caching;

/// <summary>Facts from the bytes that <see cref="FactWriter"/> made.</summary>
internal static class FactReader
{
    public static DataFact Read(ref ByteReader input, string[] shared)
    {
        var tag = input.Byte();
        switch (tag)
        {
            case FactTags.ExperimentAdded:
                return new DataFact.ExperimentAdded(Digest(ref input, shared));
            case FactTags.ExperimentRemoved:
                return new DataFact.ExperimentRemoved(Digest(ref input, shared));
            case FactTags.ExperimentChanged:
                var changed = Digest(ref input, shared);
                var fields = new FieldChange[input.Count()];
                for (var i = 0; i < fields.Length; i++)
                {
                    fields[i] = Field(ref input, shared);
                }

                return new DataFact.ExperimentChanged(changed, fields);
            case FactTags.ExperimentWithdrawn:
                return new DataFact.ExperimentWithdrawn(Digest(ref input, shared), input.Text());
            case FactTags.SuggestionAdded:
                return new DataFact.SuggestionAdded(Suggestion(ref input, shared));
            case FactTags.SuggestionRemoved:
                return new DataFact.SuggestionRemoved(Suggestion(ref input, shared));
            case FactTags.SuggestionChanged:
                return new DataFact.SuggestionChanged(Suggestion(ref input, shared), Suggestion(ref input, shared));
            case FactTags.ModuleFieldChanged:
                return new DataFact.ModuleFieldChanged(Field(ref input, shared));
            case FactTags.FormOnly:
                return new DataFact.FormOnly();
            default:
                throw new InvalidDataException($"no fact begins with {tag}");
        }
    }

    private static ExperimentDigest Digest(ref ByteReader input, string[] shared)
    {
        var id = input.Text();
        var version = PromptVersion.Parse(shared[input.Count()]);
        var model = shared[input.Count()];
        var dataset = Optional(ref input, shared);
        var datasetVersion = Optional(ref input, shared);
        var rate = input.OptionalDecimal();
        var pass = input.OptionalSigned();

        // Members are set in the order they are written here, which is that of the bytes.
        return new ExperimentDigest(id, version, model, dataset, datasetVersion, rate, pass, input.OptionalSigned())
        {
            IsWithdrawn = input.Byte() != 0,
            Timestamp = Timestamp.Parse(input.Text()),
            Error = input.OptionalSigned(),
            StatedMatchRate = input.OptionalDecimal(),
            Rubrics = Rubrics(ref input, shared),
        };
    }

    private static RubricRates Rubrics(ref ByteReader input, string[] shared)
    {
        var count = input.Count();
        if (count == 0)
        {
            return RubricRates.None;
        }

        var rates = new RubricRate[count];
        for (var i = 0; i < count; i++)
        {
            var rubric = shared[input.Count()];
            rates[i] = new RubricRate(rubric, input.OptionalDecimal());
        }

        return RubricRates.Of(rates);
    }

    private static Suggestion Suggestion(ref ByteReader input, string[] shared) => new()
    {
        // Members are set in the order they are written here, which is that of the bytes.
        Id = input.OptionalText(),
        Version = PromptVersion.Parse(shared[input.Count()]),
        Rubric = Optional(ref input, shared),
        Issue = input.OptionalText(),
        Text = input.Text(),
        Priority = Optional(ref input, shared),
        Status = shared[input.Count()],
        AppliedIn = Optional(ref input, shared) is { } applied ? PromptVersion.Parse(applied) : null,
        Reason = input.OptionalText(),
        SupersededBy = input.OptionalText(),
    };

    private static FieldChange Field(ref ByteReader input, string[] shared)
    {
        var field = shared[input.Count()];
        var before = input.OptionalText();
        return new FieldChange(field, before, input.OptionalText());
    }

    private static string? Optional(ref ByteReader input, string[] shared) => input.Count() is > 0 and var number ? shared[number - 1] : null;
}
