using System.Text.Json;

namespace Sse.Primitives;

/// <summary>Ends a stream whose owner died.</summary>
internal static class AbandonedStream
{
    /// <summary>Lets the layer above end the stream in its own words; failing that, with a plain event.</summary>
    public static async ValueTask EndAsync(
        EventStream stream, string owner, Func<EventStream, CancellationToken, ValueTask>? end, CancellationToken cancellationToken)
    {
        try
        {
            if (end is not null)
                await end(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The callback is the user's code. Whatever it could not do, the stream must not spin for ever.
        }
        if (!stream.IsCompleted)
            stream.TryComplete("stream.abandoned"u8, Describe(owner), out _);
    }

    private static byte[] Describe(string owner) =>
        [.. "{\"type\":\"stream.abandoned\",\"owner\":\""u8, .. JsonEncodedText.Encode(owner).EncodedUtf8Bytes, .. "\"}"u8];
}
