using Sse.Primitives;

namespace Sse.Client;

/// <summary>An accepted response: its reader, its guard, and since when it is open.</summary>
internal sealed class SseConnection(HttpResponseMessage response, SseReader reader, AttemptGuard guard, long openedAt) : IAsyncDisposable
{
    public SseReader Reader => reader;

    public AttemptGuard Guard => guard;

    /// <summary>A timestamp of the client's clock.</summary>
    public long OpenedAt => openedAt;

    /// <summary>Whether an event came out of it.</summary>
    public bool HasDelivered { get; set; }

    /// <summary>Waits for bytes, watching for silence. False at the end of the response.</summary>
    public ValueTask<bool> WaitAsync()
    {
        var wait = reader.WaitToReadAsync(guard.Token);
        return wait.IsCompletedSuccessfully ? wait : WatchAsync(wait);
    }

    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync().ConfigureAwait(false);
        response.Dispose();
        guard.Dispose();
    }

    private async ValueTask<bool> WatchAsync(ValueTask<bool> wait)
    {
        guard.Watch();
        try
        {
            return await wait.ConfigureAwait(false);
        }
        finally
        {
            guard.Rest();
        }
    }
}
