namespace DemoHost.BulkCheck;

/// <summary>Chance that is the same each time: a number from 0 to 1 made of a text.</summary>
internal static class StableChance
{
    /// <summary>FNV-1a over the characters in lower case, then MurmurHash3's last steps: texts that differ in their last character alone come far apart.</summary>
    public static double Of(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ char.ToLowerInvariant(c)) * 16777619;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        hash ^= hash >> 16;
        return (hash >> 8) / (double)(1 << 24);
    }
}
