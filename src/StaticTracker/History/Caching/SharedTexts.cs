namespace StaticTracker.History.Caching;

/// <summary>Numbers the texts that stand in many facts, while a segment is written.</summary>
internal sealed class SharedTexts
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public List<string> Texts { get; } = [];

    public ulong NumberOf(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = Texts.Count;
            _numbers.Add(text, number);
            Texts.Add(text);
        }

        return (ulong)number;
    }
}
