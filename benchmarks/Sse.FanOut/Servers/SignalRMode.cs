using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using System.Text;

namespace Sse.FanOut;

/// <summary>SignalR over its Server-Sent Events transport, a string broadcast to all clients.</summary>
internal sealed class SignalRMode : IFanOutMode
{
    private static int s_connected;
    private IHubContext<BenchHub>? _hub;

    public int Connected => Volatile.Read(ref s_connected);

    /// <summary>The readers only read: without pings from them, the hub would send them away after its default of 30 seconds.</summary>
    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddSignalR(o => o.ClientTimeoutInterval = o.KeepAliveInterval = TimeSpan.FromHours(1));

    public void Map(WebApplication app)
    {
        app.MapHub<BenchHub>("/hub", o => o.Transports = HttpTransportType.ServerSentEvents);
        _hub = app.Services.GetRequiredService<IHubContext<BenchHub>>();
    }

    public async ValueTask PublishAsync(ReadOnlyMemory<byte> payload) =>
        await _hub!.Clients.All.SendAsync("e", Encoding.UTF8.GetString(payload.Span));

    internal sealed class BenchHub : Hub
    {
        public override Task OnConnectedAsync()
        {
            Interlocked.Increment(ref s_connected);
            return Task.CompletedTask;
        }
    }
}
