using System.Net.ServerSentEvents;

namespace Sse.Primitives;

/// <summary>
/// The events of a reader as items. Written by hand because handing over an event that is already there costs a compiled iterator more than
/// parsing it.
/// </summary>
/// <typeparam name="T">What the data of an item is.</typeparam>
internal abstract class SseItemEnumerator<T>(SseReader reader) : IAsyncEnumerator<SseItem<T>>
{
    private CancellationToken _token;
    private CancellationTokenSource? _linked;
    private SseItem<T> _current;

    public SseItem<T> Current => _current;

    public void Start(CancellationToken first, CancellationToken second)
    {
        if (first.CanBeCanceled && second.CanBeCanceled && first != second)
            _linked = CancellationTokenSource.CreateLinkedTokenSource(first, second);
        _token = _linked?.Token ?? (first.CanBeCanceled ? first : second);
    }

    public ValueTask<bool> MoveNextAsync()
    {
        if (!reader.TryReadEvent(out var frame))
            return WaitAsync();
        Read(frame, out _current);
        return new(true);
    }

    public ValueTask DisposeAsync()
    {
        _linked?.Dispose();
        return default;
    }

    protected abstract void Read(in SseFrame frame, out SseItem<T> item);

    private async ValueTask<bool> WaitAsync()
    {
        while (await reader.WaitToReadAsync(_token).ConfigureAwait(false))
        {
            if (TryMoveNext())
                return true;
        }

        return false;
    }

    private bool TryMoveNext()
    {
        bool found = reader.TryReadEvent(out var frame);
        if (found)
            Read(frame, out _current);
        return found;
    }
}
