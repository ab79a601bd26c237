using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;
using Sse.Client;

namespace Sse.Cli.Commands;

/// <summary>What a command line of <c>sse tail</c> means.</summary>
internal sealed class TailRequest(CliHost host, TailOptions options, ParseResult parsed)
{
    public bool IsJson => parsed.GetValue(options.Json);

    public int Max => parsed.GetValue(options.Max) ?? int.MaxValue;

    public TimeSpan Duration => parsed.GetValue(options.For) is { } seconds ? StreamOptions.Seconds(seconds) : Timeout.InfiniteTimeSpan;

    public SseClientOptions ClientOptions => options.Stream.ClientOptions(host, parsed);

    /// <exception cref="IOException">The file of the body cannot be read.</exception>
    /// <exception cref="FormatException">The method or a header is none.</exception>
    public async Task<SseRequest> CreateAsync(CancellationToken cancellationToken)
    {
        byte[]? body = await ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        var request = options.Stream.CreateRequest(parsed);
        request.Method = new HttpMethod(parsed.GetValue(options.Method) ?? (body is null ? "GET" : "POST"));
        request.TerminalEventTypes.UnionWith(parsed.GetRequiredValue(options.Until));
        request.OnStateChanged = parsed.GetValue(options.Quiet) ? null : Report;
        if (body is not null)
            request.ContentFactory = _ => new(ContentOf(body));
        return request;
    }

    private void Report(SseStateChange change)
    {
        if (Losses.Describe(change) is { } text)
            host.Say(text);
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
