namespace Sse.Primitives;

/// <summary>Which of several stores a stream lives in.</summary>
internal static class StreamShard
{
    /// <summary>
    /// Jump consistent hashing (Lamping and Veach, 2014) over FNV-1a: even, the same in every process, and adding a store at the
    /// end moves only the streams that move to it.
    /// </summary>
    public static int Of(string streamId, int stores)
    {
        ulong key = StoreChange.Hash(streamId) * 0x9E3779B97F4A7C15UL;
        long bucket = -1, next = 0;
        while (next < stores)
        {
            bucket = next;
            key = key * 2862933555777941757UL + 1;
            next = (long)((bucket + 1) * ((double)(1L << 31) / ((key >> 33) + 1)));
        }
        return (int)bucket;
    }
}
