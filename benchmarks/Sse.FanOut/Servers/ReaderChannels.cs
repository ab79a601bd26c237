using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Sse.FanOut;

/// <summary>A bounded channel for each reader, as fan-out is written by hand today. Waits for the slowest, so that none loses an event.</summary>
internal sealed class ReaderChannels<T>
{
    private readonly ConcurrentDictionary<Channel<T>, byte> _channels = new();

    public int Count => _channels.Count;

    public Channel<T> Add()
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(1024) { SingleReader = true, SingleWriter = true });
        _channels.TryAdd(channel, 0);
        return channel;
    }

    public void Remove(Channel<T> channel) => _channels.TryRemove(channel, out _);

    public async ValueTask PublishAsync(T item)
    {
        foreach (var channel in _channels.Keys)
        {
            if (!channel.Writer.TryWrite(item))
                await channel.Writer.WriteAsync(item);
        }
    }
}
