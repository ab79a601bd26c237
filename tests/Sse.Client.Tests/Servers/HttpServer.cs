using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sse.Client.Tests.Servers;

/// <summary>A real Kestrel on a free port that answers every request with one delegate and remembers what it was asked.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<RecordedRequest> _requests = Channel.CreateUnbounded<RecordedRequest>();
    private int _count;

    private HttpServer(Func<HttpContext, int, Task> answer, HttpProtocols protocols)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0, l => l.Protocols = protocols));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.Zero);
        _app = builder.Build();
        _app.Run(async context =>
        {
            int number = Interlocked.Increment(ref _count);
            var request = await RecordedRequest.OfAsync(context.Request);
            context.Items[nameof(RecordedRequest)] = request;
            _requests.Writer.TryWrite(request);
            await answer(context, number);
        });
    }

    public Uri Uri => new(_app.Urls.First());

    public int Count => Volatile.Read(ref _count);

    /// <summary>Starts a server. The delegate gets the number of the request, from 1 on.</summary>
    public static async Task<HttpServer> StartAsync(Func<HttpContext, int, Task> answer, HttpProtocols protocols = HttpProtocols.Http1)
    {
        var server = new HttpServer(answer, protocols);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>The next request, in the order of arrival.</summary>
    public async Task<RecordedRequest> NextAsync() =>
        await _requests.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
