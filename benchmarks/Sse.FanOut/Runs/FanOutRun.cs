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
    private readonly List<Process> _readers = [];
    private readonly string _mode;
    private int _connected;

    private FanOutRun(string mode, Process server, int controlPort, int readerPort)
    {
        _mode = mode;
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
        var run = new FanOutRun(mode, server, int.Parse(ports[0], CultureInfo.InvariantCulture), int.Parse(ports[1], CultureInfo.InvariantCulture));
        await run.ConnectAsync(readers, stuck);
        return run;
    }

    /// <summary>Connects more readers, in a process of their own.</summary>
    public async Task ConnectAsync(int readers, int stuck = 0)
    {
        var process = Start(new ReaderOptions(ReaderPort, readers, _mode == FanOutModes.SignalR, stuck).ToArguments());
        _readers.Add(process);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var isAll = line == "connected";
            await WaitForAsync(_connected + (isAll ? readers : int.Parse(line, CultureInfo.InvariantCulture)));
            if (isAll)
            {
                _connected += readers;
                return;
            }
            await process.StandardInput.WriteLineAsync();
        }
        throw new InvalidOperationException("The reader process ended before it was connected; see its output above.");
    }

    public async Task<ServerMemory> MemoryAsync() => (await _control.GetFromJsonAsync<ServerMemory>("/control/memory"))!;

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

    /// <summary>Reads all of the past as one late joiner does; answers bytes a second.</summary>
    public async Task<double> ReplayAsync()
    {
        var buffer = new byte[64 * 1024];
        var start = Stopwatch.GetTimestamp();
        await using var body = await _control.GetStreamAsync(Replay.Path);
        var bytes = 0L;
        while (await body.ReadAsync(buffer) is var read and > 0)
            bytes += read;
        return bytes / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _readers.Append(_server))
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        _control.Dispose();
    }

    private async Task WaitForAsync(int connected)
    {
        while ((await StatsAsync()).Connected < connected)
            await Task.Yield();
    }

    /// <summary>Waits until the readers of all processes have seen the end; the last one and the slowest figures count.</summary>
    private async Task<ReaderReport> ReportAsync()
    {
        var lines = await Task.WhenAll(_readers.Select(r => r.StandardOutput.ReadLineAsync()));
        var reports = lines.Select(l => JsonSerializer.Deserialize<ReaderReport>(l ?? throw new InvalidOperationException("A reader process ended; see its output above."))!).ToList();
        return new ReaderReport(reports.Max(r => r.EndTicks), reports.Sum(r => r.Bytes), reports.Max(r => r.P50Milliseconds), reports.Max(r => r.P99Milliseconds));
    }

    private static Process Start(string[] arguments) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
