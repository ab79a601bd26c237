using System.Text.Json;

namespace Sse.Primitives;

/// <summary>Ends a stream whose owner died.</summary>
internal static class AbandonedStream
{
    /// <summary>A callback that takes longer than so many leases is given up: other streams wait to be ended, and the store to be trimmed.</summary>
    private const int MostLeases = 10;

    /// <summary>Lets the layer above end the stream in its own words; failing that, with a plain event.</summary>
    /// <param name="stream">The stream, owned by this process.</param>
    /// <param name="owner">The node that died.</param>
    /// <param name="options">How to end it.</param>
    /// <param name="time">Measures how long that takes.</param>
    /// <param name="cancellationToken">Ends the attempt; the stream is then left as it is.</param>
    public static async ValueTask EndAsync(
        EventStream stream, string owner, StreamStoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            if (options.EndAbandoned is { } end)
                await EndInTimeAsync(token => end(stream, token), options.LeaseDuration * MostLeases, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The callback is the user's code. Whatever it could not do, the stream must not spin for ever.
        }
        if (!stream.IsCompleted)
            stream.TryComplete("stream.abandoned"u8, Describe(owner), out _);
    }

    private static async Task EndInTimeAsync(Func<CancellationToken, ValueTask> end, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        // Not every callback looks at its token.
        await end(limited.Token).AsTask().WaitAsync(limited.Token).ConfigureAwait(false);
    }

    private static byte[] Describe(string owner) =>
        [.. "{\"type\":\"stream.abandoned\",\"owner\":\""u8, .. JsonEncodedText.Encode(owner).EncodedUtf8Bytes, .. "\"}"u8];
}
