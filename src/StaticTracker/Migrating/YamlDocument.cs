using StaticTracker.Diagnostics;
using StaticTracker.Importing;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StaticTracker.Migrating;

/// <summary>One document of YAML, event by event. Aliases and tags are refused: they can make a page out of a line, or mean objects of a program.</summary>
internal sealed class YamlDocument
{
    private const int DeepestLevel = 32;

    private readonly Parser _parser;
    private readonly string _shown;

    private YamlDocument(string text, string shown) => (_parser, _shown) = (new Parser(new StringReader(text)), shown);

    /// <exception cref="UnfitSourceException">It is no YAML, or more than is read.</exception>
    public static LegacyValue Read(string text, string shown)
    {
        var reader = new YamlDocument(text, shown);
        reader.Next(); // The stream's start.
        if (reader.Next() is StreamEnd)
        {
            throw reader.Unfit("there is nothing in it");
        }

        var value = reader.ReadValue(reader.Next(), 1);
        reader.Next();
        return reader.Next() is StreamEnd ? value : throw reader.Unfit("there is more than one document in it");
    }

    private LegacyValue ReadValue(ParsingEvent found, int level)
    {
        var place = PlaceOf(found.Start);
        if (level > DeepestLevel)
        {
            throw Unfit($"it is nested deeper than {DeepestLevel} levels");
        }

        switch (found)
        {
            case NodeEvent { Tag.IsEmpty: false }:
                throw Unfit("a tag is not read", "write the value without it");
            case Scalar scalar:
                return new LegacyValue(KindOf(scalar), IsNothing(scalar) ? "" : scalar.Value, place);
            case SequenceStart:
                var items = new List<LegacyValue>();
                for (var next = Next(); next is not SequenceEnd; next = Next())
                {
                    items.Add(ReadValue(next, level + 1));
                }

                return new LegacyValue(LegacyKind.List, "", place) { Items = items };
            case MappingStart:
                return new LegacyValue(LegacyKind.Map, "", place) { Members = ReadMembers(level) };
            case AnchorAlias:
                throw Unfit("an alias is not read", "write the value out where the alias stands");
            default:
                throw Unfit("this is no value");
        }
    }

    private List<KeyValuePair<string, LegacyValue>> ReadMembers(int level)
    {
        var members = new List<KeyValuePair<string, LegacyValue>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = Next(); next is not MappingEnd; next = Next())
        {
            if (next is not Scalar key)
            {
                throw Unfit("a key must be a text");
            }

            if (!seen.Add(key.Value))
            {
                throw Unfit($"the key '{key.Value}' stands twice in one map", "keep one of them");
            }

            members.Add(new(key.Value, ReadValue(Next(), level + 1)));
        }

        return members;
    }

    private static LegacyKind KindOf(Scalar scalar) =>
        scalar.Style != ScalarStyle.Plain ? LegacyKind.Text
        : IsNothing(scalar) ? LegacyKind.Null
        : scalar.Value is "true" or "True" or "TRUE" ? LegacyKind.True
        : scalar.Value is "false" or "False" or "FALSE" ? LegacyKind.False
        : NumberForm.IsNumber(scalar.Value) ? LegacyKind.Number
        : LegacyKind.Text;

    private static bool IsNothing(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";

    private ParsingEvent Next()
    {
        try
        {
            return _parser.MoveNext() ? _parser.Current! : throw Unfit("the text ends before the document does");
        }
        catch (YamlException e)
        {
            throw Unfit(PlaceOf(e.Start), WordsOf(e), null);
        }
        catch (InvalidOperationException)
        {
            // The parser's own fault at some texts, such as a list begun and not ended before a key.
            throw Unfit("it cannot be told what follows");
        }
    }

    private SourceSpan PlaceOf(Mark mark) => new(_shown, (int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1));

    private UnfitSourceException Unfit(string message, string? hint = null) => Unfit(_parser.Current is { } at ? PlaceOf(at.Start) : SourceSpan.File(_shown), message, hint);

    private static UnfitSourceException Unfit(SourceSpan place, string message, string? hint) => new(new Problem(place, Codes.Reading.Syntax, $"this YAML cannot be read: {message}", hint ?? "mend it in a copy of the file: half of a history would look like all of it"));

    /// <summary>What the parser says, without the place that it puts in front.</summary>
    private static string WordsOf(YamlException e)
    {
        var end = e.Message.StartsWith("(Line: ", StringComparison.Ordinal) ? e.Message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return end < 0 ? e.Message : e.Message[(end + 3)..];
    }
}
