using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Sse.Primitives;

namespace Sse.Testing;

/// <summary>What a rule works with: stores on one database, frames to write, and expectations that name the rule when they fail.</summary>
internal sealed class StoreBench(string rule, IEventStoreFixture fixture, TimeSpan timeout, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly List<IEventStore> _stores = [];

    /// <summary>A whole millisecond: what every database can keep.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public CancellationToken Token => _timeout.Token;

    public async Task RunAsync(Func<StoreBench, Task> body)
    {
        _timeout.CancelAfter(timeout);
        try
        {
            await body(this).WaitAsync(Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StoreContractException(rule, $"did not come to an end within {timeout}.");
        }
        finally
        {
            await DisposeStoresAsync().ConfigureAwait(false);
        }
    }

    public async Task<IEventStore> OpenAsync()
    {
        var store = await fixture.OpenAsync(Token).ConfigureAwait(false);
        _stores.Add(store);
        await store.InitializeAsync(Token).ConfigureAwait(false);
        return store;
    }

    public async Task DisposeStoresAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync().ConfigureAwait(false);
        _stores.Clear();
    }

    /// <summary>Frames as a stream writes them, each with <paramref name="size"/> characters of data.</summary>
    public static StoredChunk Chunk(long epoch, long first, int count = 1, int size = 20)
    {
        var text = new StringBuilder();
        for (var sequence = first; sequence < first + count; sequence++)
            text.Append(CultureInfo.InvariantCulture, $"id: {new StreamPosition(epoch, sequence)}\nevent: e\ndata: {$"{sequence}".PadLeft(size, '.')}\n\n");
        return new StoredChunk(first, first + count - 1, Encoding.ASCII.GetBytes(text.ToString()));
    }

    /// <summary>A write of frames from <paramref name="first"/> on; it creates the stream when that is 1.</summary>
    public static StreamWrite Write(string id, long epoch, long first, int count = 1, bool terminal = false, string owner = "node-a") => new()
    {
        StreamId = id,
        Epoch = epoch,
        Creation = first == 1 ? new StreamCreation(owner, Now, StreamAttributes.None) : null,
        Chunks = count == 0 ? [] : [Chunk(epoch, first, count)],
        IsTerminal = terminal,
        CompletedAt = terminal ? Now : null,
    };

    public async Task<StreamWriteResult> WriteAsync(IEventStore store, StreamWrite write) =>
        (await store.WriteAsync([write], Token).ConfigureAwait(false))[0];

    public async Task WriteOkAsync(IEventStore store, StreamWrite write)
    {
        var result = await WriteAsync(store, write).ConfigureAwait(false);
        Equal(result.Outcome, StreamWriteOutcome.Written);
        if (write.Chunks.Count > 0)
            Equal(result.Head, write.Chunks[^1].LastSequence);
    }

    /// <summary>Reads a whole stream in pages and answers its frames as one text.</summary>
    public async Task<string> ReadTextAsync(IEventStore store, string id, long after = 0, int pageBytes = 1_000_000)
    {
        var text = new StringBuilder();
        while (true)
        {
            Token.ThrowIfCancellationRequested();
            var page = (await store.ReadAsync([new StreamRead(id, after, pageBytes)], Token).ConfigureAwait(false))[0];
            if (page is null || page.Chunks.Count == 0)
                return text.ToString();
            foreach (var chunk in page.Chunks)
            {
                True(chunk.LastSequence > after, $"chunks rise after {after}, not up to {chunk.LastSequence}");
                text.Append(Encoding.ASCII.GetString(chunk.After(after).Span));
                after = chunk.LastSequence;
            }
        }
    }

    public static string Text(StoredChunk chunk) => Encoding.ASCII.GetString(chunk.Frames.Span);

    public void Equal<T>(T actual, T expected, [CallerArgumentExpression(nameof(actual))] string? what = null)
    {
        if (!EqualityComparer<T>.Default.Equals(actual, expected))
            throw new StoreContractException(rule, $"{what} is {Show(actual)}, expected {Show(expected)}.");
    }

    public void Sequence<T>(IEnumerable<T> actual, IEnumerable<T> expected, [CallerArgumentExpression(nameof(actual))] string? what = null) =>
        Equal(string.Join(", ", actual), string.Join(", ", expected), what);

    public void True(bool condition, string expectation)
    {
        if (!condition)
            throw new StoreContractException(rule, $"expected that {expectation}.");
    }

    public void Dispose() => _timeout.Dispose();

    private static string Show<T>(T value)
    {
        var text = $"{value}";
        return text.Length <= 300 ? $"'{text}'" : $"'{text[..150]} … {text[^150..]}' ({text.Length} characters)";
    }
}
