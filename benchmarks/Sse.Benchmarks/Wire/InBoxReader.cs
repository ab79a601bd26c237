using System.Net.ServerSentEvents;

namespace Sse.Benchmarks.Wire;

/// <summary>The framework's ways to read, with the same checksum.</summary>
internal static class InBoxReader
{
    public static long Lengths(Stream stream)
    {
        long sum = 0;
        foreach (var item in SseParser.Create(stream, static (_, data) => data.Length).Enumerate())
            sum += item.Data + 1;
        return sum;
    }

    public static async ValueTask<long> LengthsAsync(Stream stream)
    {
        long sum = 0;
        await foreach (var item in SseParser.Create(stream, static (_, data) => data.Length).EnumerateAsync())
            sum += item.Data + 1;
        return sum;
    }

    public static long Strings(Stream stream)
    {
        long sum = 0;
        foreach (var item in SseParser.Create(stream).Enumerate())
            sum += item.Data.Length + 1;
        return sum;
    }

    public static async ValueTask<long> StringsAsync(Stream stream)
    {
        long sum = 0;
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
            sum += item.Data.Length + 1;
        return sum;
    }
}
