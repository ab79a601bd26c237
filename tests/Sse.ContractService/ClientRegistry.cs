using System.Collections.Concurrent;

namespace Sse.ContractService;

/// <summary>The clients that run, by the number in their URL. Disposed with the program.</summary>
internal sealed class ClientRegistry : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, RunningClient> _clients = new();
    private readonly HttpClient _callbacks = new();
    private int _last;

    public int Start(StartParameters parameters)
    {
        parameters.Validate();
        int id = Interlocked.Increment(ref _last);
        _clients[id] = new RunningClient(parameters, new CallbackSender(_callbacks, parameters.CallbackUrl!));
        return id;
    }

    public RunningClient? Find(int id) => _clients.GetValueOrDefault(id);

    public async Task<bool> StopAsync(int id)
    {
        if (!_clients.TryRemove(id, out var client))
            return false;
        await client.DisposeAsync();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (int id in _clients.Keys)
            await StopAsync(id);
        _callbacks.Dispose();
    }
}
