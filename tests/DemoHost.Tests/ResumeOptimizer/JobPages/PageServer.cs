using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DemoHost.Tests.ResumeOptimizer.JobPages;

/// <summary>A web site with good and bad pages, on a real port.</summary>
public sealed class PageServer : IAsyncLifetime
{
    private WebApplication? _app;

    public int Port { get; private set; }

    /// <summary>How many requests got here.</summary>
    public int Requests => Volatile.Read(ref _requests);

    private int _requests;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Use((http, next) =>
        {
            Interlocked.Increment(ref _requests);
            return next(http);
        });
        _app.MapGet("/job", () => Results.Content("<html><head><title>x</title></head><body><script>var C='Java'</script><h1>Job</h1><p>C# &amp; <b>Docker</b></p></body></html>", "text/html; charset=utf-8"));
        _app.MapGet("/plain", () => "Requirements:\nC#");
        _app.MapGet("/image", () => Results.Bytes([1, 2, 3], "image/png"));
        _app.MapGet("/to", (string url) => Results.Redirect(url));
        _app.MapGet("/loop", () => Results.Redirect("/loop"));
        _app.MapGet("/missing", () => Results.NotFound());
        _app.MapGet("/large", () => Results.Text(new string('x', 5_000)));
        _app.MapGet("/bomb", (HttpContext http) => WriteBombAsync(http.Response));
        _app.MapGet("/slow", (HttpContext http) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted));
        _app.MapGet("/trickle", (HttpContext http) => TrickleAsync(http));
        await _app.StartAsync();
        Port = new Uri(_app.Urls.First()).Port;
    }

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    /// <summary>A few bytes that become a MiB.</summary>
    private static async Task WriteBombAsync(HttpResponse response)
    {
        response.ContentType = "text/plain";
        response.Headers.ContentEncoding = "gzip";
        await using var gzip = new GZipStream(response.Body, CompressionLevel.SmallestSize);
        await gzip.WriteAsync(new byte[1024 * 1024]);
    }

    /// <summary>Headers at once, then a byte now and then: each read is answered, the page never ends.</summary>
    private static async Task TrickleAsync(HttpContext http)
    {
        http.Response.ContentType = "text/plain";
        while (!http.RequestAborted.IsCancellationRequested)
        {
            await http.Response.Body.WriteAsync(Encoding.ASCII.GetBytes("x"), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, http.RequestAborted);
        }
    }
}
