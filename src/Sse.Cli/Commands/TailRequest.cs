using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Sse.Client;

namespace Sse.Cli.Commands;

/// <summary>What a command line of <c>sse tail</c> means.</summary>
internal sealed class TailRequest(CliHost host, TailOptions options, ParseResult parsed)
{
    public bool IsJson => parsed.GetValue(options.Json);

    public int Max => parsed.GetValue(options.Max) ?? int.MaxValue;

    public TimeSpan Duration => parsed.GetValue(options.For) is { } seconds ? Seconds(seconds) : Timeout.InfiniteTimeSpan;

    public SseClientOptions ClientOptions => new()
    {
        TimeProvider = host.TimeProvider,
        MaxAttempts = parsed.GetValue(options.Retries) is > 0 and var retries ? retries : null,
        IdleTimeout = parsed.GetValue(options.Idle) is > 0 and var seconds ? Seconds(seconds) : Timeout.InfiniteTimeSpan,
    };

    /// <exception cref="IOException">The file of the body cannot be read.</exception>
    /// <exception cref="FormatException">The method or a header is none.</exception>
    public async Task<SseRequest> CreateAsync(CancellationToken cancellationToken)
    {
        byte[]? body = await ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        var request = new SseRequest(parsed.GetRequiredValue(options.Url))
        {
            Method = new HttpMethod(parsed.GetValue(options.Method) ?? (body is null ? "GET" : "POST")),
            LastEventId = parsed.GetRequiredValue(options.From),
            TerminalEventTypes = parsed.GetRequiredValue(options.Until).ToHashSet(),
            OnStateChanged = parsed.GetValue(options.Quiet) ? null : Report,
        };
        if (body is not null)
            request.ContentFactory = _ => new(ContentOf(body));
        foreach (string header in parsed.GetRequiredValue(options.Header))
        {
            int colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers[header[..colon].Trim()] = header[(colon + 1)..].Trim();
        }

        return request;
    }

    // No timer runs longer than this.
    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(24).TotalSeconds));

    private void Report(SseStateChange change)
    {
        if (change is not { State: SseConnectionState.Waiting, Reason: { } reason })
            return;
        host.Say(string.Create(CultureInfo.InvariantCulture, $"{reason.Message.TrimEnd('.')}; trying again in {change.Delay.TotalSeconds:0.0} s"));
    }

    private async Task<byte[]?> ReadBodyAsync(CancellationToken cancellationToken)
    {
        if (parsed.GetValue(options.Data) is not { } data)
            return null;
        if (!data.StartsWith('@'))
            return Encoding.UTF8.GetBytes(data);
        if (data != "@-")
            return await File.ReadAllBytesAsync(data[1..], cancellationToken).ConfigureAwait(false);
        using var copy = new MemoryStream();
        await host.Input.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        return copy.ToArray();
    }

    // As curl does, except that JSON is recognised: almost every stream that takes a body takes JSON.
    private static ByteArrayContent ContentOf(byte[] body)
    {
        var start = body.AsSpan().TrimStart(" \t\r\n"u8);
        string type = start.StartsWith("{"u8) || start.StartsWith("["u8) ? "application/json" : "application/x-www-form-urlencoded";
        return new(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
    }
}
