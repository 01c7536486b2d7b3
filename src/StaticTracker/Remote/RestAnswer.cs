namespace StaticTracker.Remote;

/// <summary>What a server answered: its status and its body. Status 0: there was no answer, and the body is the reason.</summary>
public sealed record RestAnswer(int Status, byte[] Body)
{
    public bool Succeeded => Status is >= 200 and <= 299;
}
