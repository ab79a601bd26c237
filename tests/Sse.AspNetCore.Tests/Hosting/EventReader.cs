using System.Net;
using System.Text;

namespace Sse.AspNetCore.Tests;

/// <summary>Reads a response frame by frame, as text between blank lines.</summary>
internal sealed class EventReader(HttpResponseMessage response, Stream body) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly StringBuilder _text = new();

    public HttpResponseMessage Response => response;

    public HttpStatusCode Status => response.StatusCode;

    /// <summary>All text received so far.</summary>
    public StringBuilder Received { get; } = new();

    public string ConnectionId => Header("Sse-Connection-Id");

    public string Header(string name) => string.Join(", ", response.Headers.TryGetValues(name, out var values) ? values : []);

    /// <summary>The next block that ends with a blank line; null when the response has ended.</summary>
    public async Task<string?> NextBlockAsync()
    {
        while (true)
        {
            var text = _text.ToString();
            var end = text.IndexOf("\n\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                _text.Remove(0, end + 2);
                return text[..end];
            }
            var read = await body.ReadAsync(_buffer, TestLimit.Token());
            if (read == 0)
                return null;
            var received = Encoding.UTF8.GetString(_buffer, 0, read);
            _text.Append(received);
            Received.Append(received);
        }
    }

    /// <summary>The next event; skips comments and blocks without data. Null when the response has ended.</summary>
    public async Task<Event?> NextAsync()
    {
        while (await NextBlockAsync() is { } block)
        {
            if (Event.TryParse(block, out var parsed))
                return parsed;
        }
        return null;
    }

    public async Task<List<Event>> TakeAsync(int count)
    {
        var events = new List<Event>();
        while (events.Count < count && await NextAsync() is { } next)
            events.Add(next);
        return events;
    }

    public async Task<List<Event>> ReadToEndAsync() => await TakeAsync(int.MaxValue);

    public void Dispose() => response.Dispose();
}
