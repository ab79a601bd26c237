using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Sse.FanOut;

/// <summary>The server process: one mode, and a control interface by which the measuring process drives it.</summary>
internal static class FanOutServer
{
    public static async Task<int> RunAsync(string modeName)
    {
        var mode = Create(modeName);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Limits.MinResponseDataRate = null);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        mode.AddServices(builder);
        var app = builder.Build();
        mode.Map(app);
        app.MapGet("/control/stats", () => ServerStats.Take(mode.Connected));
        app.MapGet("/control/memory", ServerMemory.Take);
        app.MapPost("/control/burst", (int events) => BurstAsync(mode, events));
        app.MapPost("/control/rate", (int perSecond, int seconds) => RateAsync(mode, perSecond, seconds));
        app.MapPost("/control/quit", (IHostApplicationLifetime lifetime) => lifetime.StopApplication());
        await app.StartAsync();
        var control = new Uri(app.Urls.First()).Port;
        Console.WriteLine($"{control} {(mode is RawSocketMode raw ? raw.Port : control)}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static IFanOutMode Create(string name) => name switch
    {
        FanOutModes.Ours => new OursMode(),
        FanOutModes.Typed => new TypedResultsMode<BenchEvent>(payload => JsonSerializer.Deserialize<BenchEvent>(payload.Span, JsonSerializerOptions.Web)!),
        FanOutModes.TypedStrings => new TypedResultsMode<string>(payload => Encoding.UTF8.GetString(payload.Span)),
        FanOutModes.SignalR => new SignalRMode(),
        FanOutModes.Hand => new HandWrittenMode(),
        FanOutModes.Bare => new BareMode(),
        FanOutModes.Socket64 => new RawSocketMode(joined: 64),
        FanOutModes.Socket1 => new RawSocketMode(joined: 1),
        _ => throw new ArgumentException($"No mode '{name}'. There are: {string.Join(", ", FanOutModes.All)}.", nameof(name)),
    };

    /// <summary>As fast as it goes; the last event ends the burst for the readers.</summary>
    private static async Task<long> BurstAsync(IFanOutMode mode, int events)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 1; i <= events; i++)
            await mode.PublishAsync(Payload.Create(isEnd: i == events));
        await mode.FlushAsync();
        return start;
    }

    private static async Task RateAsync(IFanOutMode mode, int perSecond, int seconds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        for (var i = 1; i <= perSecond * seconds && await timer.WaitForNextTickAsync(); i++)
        {
            await mode.PublishAsync(Payload.Create(isEnd: i == perSecond * seconds));
            await mode.FlushAsync();
        }
    }
}
