using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Sse.Client.Tests.Servers;

namespace Sse.Client.Tests.Contract;

/// <summary>One connection of the client under test, with what it asked.</summary>
internal sealed class ContractStream(RecordedRequest request)
{
    private readonly Channel<byte[]> _chunks = Channel.CreateUnbounded<byte[]>();

    public RecordedRequest Request => request;

    /// <summary>Sends a text as one chunk.</summary>
    public void Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public void Send(params byte[] bytes) => _chunks.Writer.TryWrite(bytes);

    /// <summary>Sends a text in chunks of some bytes each.</summary>
    public void Send(string text, int size)
    {
        foreach (byte[] chunk in Encoding.UTF8.GetBytes(text).Chunk(size))
            Send(chunk);
    }

    /// <summary>Ends the response once everything is sent.</summary>
    public void Break() => _chunks.Writer.Complete();

    public async Task ServeAsync(HttpContext context)
    {
        try
        {
            await foreach (byte[] chunk in _chunks.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.SendAsync(chunk);
                // Chunks that go out together would arrive as one.
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has gone.
        }
    }
}
