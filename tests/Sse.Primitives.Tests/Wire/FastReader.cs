namespace Sse.Primitives.Tests.Wire;

/// <summary>Runs the product over a stream cut in given chunks, and reports what it saw.</summary>
internal static class FastReader
{
    public static OracleResult Parse(IEnumerable<byte[]> chunks, SseReaderOptions? options = null)
    {
        options ??= new();
        options.IncludeComments = true;
        var parser = new SseFrameParser(options);
        var result = new OracleResult();
        try
        {
            foreach (byte[] chunk in chunks)
            {
                foreach (var frame in parser.Parse(chunk))
                    Add(result, frame);
            }
        }
        catch (SseFormatException)
        {
            result.TooLarge = true;
        }

        result.LastEventId = Text(parser.LastEventId);
        result.RetryMilliseconds = parser.ReconnectionInterval?.TotalMilliseconds;
        return result;
    }

    public static async Task<OracleResult> ReadAsync(SseReader reader)
    {
        var result = new OracleResult();
        try
        {
            while (await reader.WaitToReadAsync())
            {
                while (reader.TryRead(out var frame))
                    Add(result, frame);
            }
        }
        catch (SseFormatException)
        {
            result.TooLarge = true;
        }

        result.LastEventId = reader.LastEventId;
        result.RetryMilliseconds = reader.ReconnectionInterval?.TotalMilliseconds;
        return result;
    }

    private static void Add(OracleResult result, in SseFrame frame)
    {
        if (frame.Kind == SseFrameKind.Comment)
            result.AddComment(Text(frame.Comment));
        else
            result.AddEvent(Text(frame.EventType), Text(frame.Data), Text(frame.LastEventId), frame.Retry?.TotalMilliseconds);
    }

    private static string Text(ReadOnlySpan<byte> utf8) => System.Text.Encoding.UTF8.GetString(utf8);
}
