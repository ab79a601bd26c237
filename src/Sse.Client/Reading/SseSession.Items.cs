namespace Sse.Client;

/// <content>The loop that every form of subscription is.</content>
internal sealed partial class SseSession
{
    private int _busy;

    /// <summary>Connects, yields what <paramref name="read"/> makes until the stream is over, and closes.</summary>
    /// <exception cref="InvalidOperationException">Somebody reads already.</exception>
    public async IAsyncEnumerator<T> ReadAsync<T>(ItemReader<T> read, CancellationToken ofSubscription, CancellationToken ofEnumeration)
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
            throw new InvalidOperationException("The subscription is being enumerated already. Subscribe once more for a second reader.");
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ofSubscription, ofEnumeration);
        _isOver = false;
        _fault = null;
        try
        {
            while (await WaitToReadAsync(either.Token).ConfigureAwait(false))
            {
                while (TryTake(read, out var item))
                {
                    yield return item;
                    either.Token.ThrowIfCancellationRequested();
                }
            }
        }
        finally
        {
            await CloseAsync().ConfigureAwait(false);
            Volatile.Write(ref _busy, 0);
        }
    }

    private bool TryTake<T>(ItemReader<T> read, out T item)
    {
        try
        {
            return read(this, out item);
        }
        catch (Exception e)
        {
            _fault = e;
            throw;
        }
    }
}
