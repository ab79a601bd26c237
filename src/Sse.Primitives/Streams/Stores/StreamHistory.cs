namespace Sse.Primitives;

/// <summary>
/// What one reader fetches from the store: older pages than memory has, and news when its position is ahead of what this process
/// knows. Fetching runs beside the reader, which goes on waiting as ever and can be woken for a heartbeat.
/// </summary>
internal sealed class StreamHistory(EventStream stream, StreamWaiter waiter)
{
    /// <summary>
    /// What a reader holds while it sends: thousands of slow readers must not hold much. One that is faster than the store and waits for its pages gets
    /// larger ones, which cost the store fewer looks.
    /// </summary>
    private const int SmallestPage = 256 * 1024;

    private const int LargestPage = 1024 * 1024;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(250);

    // Owned by the reader.
    private StoredPage? _page;
    private int _next;
    private bool _fetching;
    private int _pageBytes = SmallestPage;
    private int _place = 1;

    // Handed from the fetch to the reader.
    private int _ready;
    private StoredPage? _fetched;
    private long _fetchedAfter;
    private int _refreshedPlace;

    /// <summary>Whether a fetch has come to its end, well or not.</summary>
    public bool IsReady => Volatile.Read(ref _ready) == 1;

    /// <summary>
    /// Whether the store was asked about a position ahead of what is known, and has answered: a look at the stream after this one sees what the store had.
    /// </summary>
    public bool IsRefreshed => Volatile.Read(ref _refreshedPlace) == _place;

    /// <summary>The next chunk after a sequence, if it has been fetched; it may begin later, after a hole.</summary>
    public bool TryTake(long after, out StoredChunk chunk)
    {
        do
        {
            for (; _page is not null && _next < _page.Chunks.Count; _next++)
            {
                chunk = _page.Chunks[_next];
                if (chunk.LastSequence > after)
                    return true;
            }
        }
        while (TryTurn(after));
        chunk = default;
        if (_fetching && _page is not null)
            _pageBytes = Math.Min(LargestPage, _pageBytes * 2);
        return false;
    }

    /// <summary>Fetches the page after this one while the reader sends it, unless memory has what comes then.</summary>
    public void FetchAhead()
    {
        if (!_fetching && _page is { Chunks: [.., var last] } && last.LastSequence + 1 < stream.FirstInMemory)
            FetchPage(last.LastSequence);
    }

    /// <summary>Fetches the page after a sequence, unless a fetch is under way.</summary>
    public void FetchPage(long after)
    {
        var bytes = _pageBytes;
        Fetch(after, storage => ReadPageAsync(storage, after, bytes));
    }

    /// <summary>Asks the store how far the stream is and who owns it, unless a fetch is under way.</summary>
    public void Refresh()
    {
        var place = _place;
        Fetch(0, async storage =>
        {
            await storage.Session.RefreshAsync(storage.Stream).ConfigureAwait(false);
            Volatile.Write(ref _refreshedPlace, place);
            return null;
        });
    }

    /// <summary>The reader moved: pages of the old place, and what is still being asked for it, are of no use.</summary>
    public void Reset()
    {
        _page = null;
        _place++;
    }

    private async Task<StoredPage?> ReadPageAsync(StreamStorage storage, long after, int bytes)
    {
        var pages = await storage.Session.Store.ReadAsync([new StreamRead(stream.Id, after, bytes)]).ConfigureAwait(false);
        var page = pages[0];
        if (page is null || !page.Stream.Epochs.Overlaps(stream.Epochs))
        {
            // Removed, and perhaps its id was used again.
            page = null;
            stream.Vanish();
        }
        // Retention may have been faster, and the reader is told then: only what memory has is left.
        storage.First = page is { Chunks.Count: > 0 } ? Math.Max(storage.First, page.Stream.First) : stream.FirstInMemory;
        return page;
    }

    /// <summary>Makes room for another fetch when the last one is over; without its page, which is turned to only by <see cref="TryTake"/>.</summary>
    private void Fetch(long after, Func<StreamStorage, Task<StoredPage?>> fetch)
    {
        if (IsReady)
            TryTurn(after);
        if (_fetching)
            return;
        (_fetching, _fetchedAfter) = (true, after);
        _ = Task.Run(() => FetchAsync(stream.Root.Storage!, fetch));
    }

    private async Task FetchAsync(StreamStorage storage, Func<StreamStorage, Task<StoredPage?>> fetch)
    {
        try
        {
            await storage.Session.ReadGate.WaitAsync().ConfigureAwait(false);
            try
            {
                _fetched = await fetch(storage).ConfigureAwait(false);
            }
            finally
            {
                storage.Session.ReadGate.Release();
            }
        }
        catch (Exception)
        {
            // After the session has ended there is nobody to ask, and the reader waits until it is sent away.
            if (storage.Session.Stopping.IsCancellationRequested)
                return;
            // The store is away. The reader stays, and asks again when it next waits.
            _fetched = null;
            await Task.Delay(RetryAfter, storage.Session.Time).ConfigureAwait(false);
        }
        Volatile.Write(ref _ready, 1);
        waiter.Signal();
    }

    /// <summary>
    /// Turns to the page that was fetched. One that was fetched for a later place than the reader is at now would look like a hole,
    /// and is dropped.
    /// </summary>
    private bool TryTurn(long after)
    {
        if (!IsReady)
            return false;
        var page = _fetchedAfter <= after ? _fetched : null;
        (_fetched, _fetching) = (null, false);
        Volatile.Write(ref _ready, 0);
        if (page is null)
            return false;
        (_page, _next) = (page, 0);
        return true;
    }
}
