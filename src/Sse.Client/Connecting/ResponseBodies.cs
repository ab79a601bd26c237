using System.IO.Compression;
using System.Text;

namespace Sse.Client;

/// <summary>The two ways to read a response: as a stream of events, or a bounded part of it for an error message.</summary>
internal static class ResponseBodies
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The body with its content codings undone. A handler with <c>AutomaticDecompression</c> has done it already; some
    /// servers compress without being asked, and the events inside are no different for it.
    /// </summary>
    /// <exception cref="SseResponseException">A content coding is unknown.</exception>
    public static async ValueTask<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        // The codings are listed in the order they were applied (RFC 9110 8.4).
        foreach (string coding in response.Content.Headers.ContentEncoding.Reverse())
            stream = Decode(stream, coding, response);
        return stream;
    }

    /// <summary>The start of the body as text, within limits of size and time: what was read so far if the rest does not come.</summary>
    public static async ValueTask<string> ReadStartAsync(HttpResponseMessage response, SseClientOptions options, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[options.MaxErrorBodyBytes];
        int length = 0;
        using var limit = new CancellationTokenSource(TimeLimit, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var stream = await OpenAsync(response, either.Token).ConfigureAwait(false);
            await using var _ = stream.ConfigureAwait(false);
            for (int read = -1; read != 0 && length < buffer.Length; length += read)
                read = await stream.ReadAsync(buffer.AsMemory(length), either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or HttpRequestException || limit.IsCancellationRequested)
        {
            // The status tells more than the reason why its explanation is incomplete.
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static Stream Decode(Stream stream, string coding, HttpResponseMessage response) => coding.ToLowerInvariant() switch
    {
        "identity" => stream,
        "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
        "br" => new BrotliStream(stream, CompressionMode.Decompress),
        "deflate" => new ZLibStream(stream, CompressionMode.Decompress),
        _ => throw new SseResponseException(
            $"The response is encoded as '{coding}', which this client cannot undo. Turn compression off for event streams at the server or proxy.",
            response.StatusCode, ContentTypes.Of(response), body: ""),
    };
}
