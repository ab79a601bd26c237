namespace Sse.FanOut;

/// <summary>One way to send the same events to many readers. Each runs alone in its process.</summary>
internal interface IFanOutMode
{
    /// <summary>Registers what the mode needs.</summary>
    void AddServices(WebApplicationBuilder builder);

    /// <summary>Serves readers at <c>/events</c>.</summary>
    void Map(WebApplication app);

    /// <summary>Readers that would be sent an event published now.</summary>
    int Connected { get; }

    /// <summary>Publishes one event with this payload to all readers; waits only where the mode cannot avoid it.</summary>
    ValueTask PublishAsync(ReadOnlyMemory<byte> payload);

    /// <summary>Called after the last event of a burst, for modes that collect events before they send them.</summary>
    ValueTask FlushAsync() => ValueTask.CompletedTask;
}
