namespace StaticTracker.Migrating;

/// <summary>What a value of an old tracker's file is.</summary>
internal enum LegacyKind
{
    Null,
    True,
    False,
    Number,
    Text,
    List,
    Map,
}
