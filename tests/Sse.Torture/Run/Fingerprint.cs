namespace Sse.Torture.Run;

/// <summary>FNV-1a over a frame, its id included.</summary>
internal static class Fingerprint
{
    public static ulong Of(ReadOnlySpan<byte> frame)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in frame)
            hash = (hash ^ b) * 1099511628211UL;
        return hash;
    }
}
