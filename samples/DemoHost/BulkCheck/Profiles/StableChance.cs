namespace DemoHost.BulkCheck;

/// <summary>Chance that is the same each time: a number from 0 to 1 made of a text.</summary>
internal static class StableChance
{
    /// <summary>FNV-1a over the characters in lower case; the upper bits vary most.</summary>
    public static double Of(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ char.ToLowerInvariant(c)) * 16777619;
        return (hash >> 8) / (double)(1 << 24);
    }
}
