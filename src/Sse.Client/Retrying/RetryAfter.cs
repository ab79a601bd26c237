namespace Sse.Client;

/// <summary>The <c>Retry-After</c> header (RFC 9110 10.2.3): seconds, or a date.</summary>
internal static class RetryAfter
{
    /// <summary>How long to stay away; null when the server did not say, zero when the date has passed.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock)
    {
        if (response.Headers.RetryAfter is not { } header)
            return null;
        var delay = header.Delta ?? header.Date - clock.GetUtcNow();
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}
