using StaticTracker.Json;

namespace StaticTracker.JsonSchema;

/// <summary>Which vocabularies a schema is written in, as its meta-schema ("$schema") says.</summary>
internal sealed record Dialect(Vocabularies Vocabularies)
{
    public const string StandardUri = "https://json-schema.org/draft/2020-12/schema";

    private const string VocabularyPrefix = "https://json-schema.org/draft/2020-12/vocab/";

    public static Dialect Standard { get; } = new(
        Vocabularies.Core | Vocabularies.Applicator | Vocabularies.Unevaluated | Vocabularies.Validation | Vocabularies.MetaData
        | Vocabularies.FormatAnnotation | Vocabularies.Content | Vocabularies.Former);

    public bool AssertsFormat => Vocabularies.HasFlag(Vocabularies.FormatAssertion);

    public bool Knows(string keyword) => (VocabularyOf(keyword) & Vocabularies) != 0;

    /// <summary>Reads "$vocabulary" of a meta-schema; an unknown vocabulary that it requires is told.</summary>
    public static Dialect Of(JsonNode metaSchema, out string? unknown)
    {
        unknown = null;
        var listed = metaSchema["$vocabulary"u8];
        if (listed.Kind != JsonKind.Object)
        {
            return Standard;
        }

        var vocabularies = Vocabularies.Core;
        foreach (var member in listed.Members)
        {
            var one = Named(member.Name);
            if (one == Vocabularies.None && member.Value.Kind == JsonKind.True)
            {
                unknown = member.Name;
            }

            vocabularies |= one;
        }

        return new Dialect(vocabularies);
    }

    private static Vocabularies Named(string uri) =>
        !uri.StartsWith(VocabularyPrefix, StringComparison.Ordinal) ? Vocabularies.None : uri[VocabularyPrefix.Length..] switch
        {
            "core" => Vocabularies.Core,
            "applicator" => Vocabularies.Applicator,
            "unevaluated" => Vocabularies.Unevaluated,
            "validation" => Vocabularies.Validation,
            "meta-data" => Vocabularies.MetaData,
            "format-annotation" => Vocabularies.FormatAnnotation,
            "format-assertion" => Vocabularies.FormatAssertion,
            "content" => Vocabularies.Content,
            _ => Vocabularies.None,
        };

    private static Vocabularies VocabularyOf(string keyword) => keyword switch
    {
        "$id" or "$schema" or "$ref" or "$anchor" or "$dynamicRef" or "$dynamicAnchor" or "$vocabulary" or "$comment" or "$defs" =>
            Vocabularies.Core,
        "allOf" or "anyOf" or "oneOf" or "not" or "if" or "then" or "else" or "dependentSchemas" or "prefixItems" or "items" or "contains"
            or "properties" or "patternProperties" or "additionalProperties" or "propertyNames" => Vocabularies.Applicator,
        "unevaluatedItems" or "unevaluatedProperties" => Vocabularies.Unevaluated,
        "type" or "enum" or "const" or "multipleOf" or "maximum" or "exclusiveMaximum" or "minimum" or "exclusiveMinimum" or "maxLength"
            or "minLength" or "pattern" or "maxItems" or "minItems" or "uniqueItems" or "maxContains" or "minContains" or "maxProperties"
            or "minProperties" or "required" or "dependentRequired" => Vocabularies.Validation,
        "title" or "description" or "default" or "deprecated" or "readOnly" or "writeOnly" or "examples" => Vocabularies.MetaData,
        "format" => Vocabularies.FormatAnnotation | Vocabularies.FormatAssertion,
        "contentEncoding" or "contentMediaType" or "contentSchema" => Vocabularies.Content,
        "definitions" or "dependencies" => Vocabularies.Former,
        _ => Vocabularies.None,
    };
}
