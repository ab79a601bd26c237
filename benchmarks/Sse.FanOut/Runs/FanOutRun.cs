using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Sse.FanOut;

/// <summary>One server process and one reader process, measured together.</summary>
internal sealed class FanOutRun : IAsyncDisposable
{
    private readonly HttpClient _control;
    private readonly Process _server;
    private Process? _readers;

    private FanOutRun(Process server, int controlPort, int readerPort)
    {
        _server = server;
        ReaderPort = readerPort;
        _control = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{controlPort}"), Timeout = TimeSpan.FromMinutes(5) };
    }

    private int ReaderPort { get; }

    /// <summary>Starts a server in a mode and connects readers to it.</summary>
    public static async Task<FanOutRun> StartAsync(string mode, int readers, int stuck = 0)
    {
        var server = Start(["serve", mode]);
        var ports = (await server.StandardOutput.ReadLineAsync())!.Split(' ');
        var run = new FanOutRun(server, int.Parse(ports[0], CultureInfo.InvariantCulture), int.Parse(ports[1], CultureInfo.InvariantCulture));
        run.Empty = await run.StatsAsync();
        if (readers > 0)
            await run.ConnectAsync(new ReaderOptions(run.ReaderPort, readers, mode == FanOutModes.SignalR, stuck));
        return run;
    }

    /// <summary>What the server used before anybody was connected.</summary>
    public ServerStats Empty { get; private set; } = null!;

    public async Task<ServerStats> StatsAsync() => (await _control.GetFromJsonAsync<ServerStats>("/control/stats"))!;

    /// <summary>Publishes as fast as it goes; answers the seconds until every reader had the last event.</summary>
    public async Task<double> BurstAsync(int events)
    {
        using var response = await _control.PostAsync($"/control/burst?events={events}", null);
        var start = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<long>();
        return Stopwatch.GetElapsedTime(start, (await ReportAsync()).EndTicks).TotalSeconds;
    }

    /// <summary>Publishes at a steady rate; answers the readers' latencies and the server's CPU seconds.</summary>
    public async Task<(ReaderReport Report, double CpuSeconds)> RateAsync(int perSecond, int seconds)
    {
        var before = await StatsAsync();
        using var response = await _control.PostAsync($"/control/rate?perSecond={perSecond}&seconds={seconds}", null);
        response.EnsureSuccessStatusCode();
        var report = await ReportAsync();
        return (report, (await StatsAsync()).CpuSeconds - before.CpuSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { _readers, _server }.OfType<Process>())
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        _control.Dispose();
    }

    private async Task ConnectAsync(ReaderOptions options)
    {
        _readers = Start(options.ToArguments());
        if (await _readers.StandardOutput.ReadLineAsync() != "connected")
            throw new InvalidOperationException("The reader process ended before it was connected; see its output above.");
        while ((await StatsAsync()).Connected < options.Readers)
            await Task.Yield();
    }

    private async Task<ReaderReport> ReportAsync() =>
        JsonSerializer.Deserialize<ReaderReport>(await _readers!.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The reader process ended; see its output above."))!;

    private static Process Start(string[] arguments) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
