using Microsoft.Playwright;

namespace Sse.Dashboard.Tests.Browser;

/// <summary>How long a page's main thread worked: by the clock, and in processor time, which other programs cannot stretch.</summary>
internal sealed class CpuTime
{
    private readonly ICDPSession _wall;
    private readonly ICDPSession _cpu;
    private (double Wall, double Cpu) _before;

    private CpuTime(ICDPSession wall, ICDPSession cpu) => (_wall, _cpu) = (wall, cpu);

    public static async Task<CpuTime> StartAsync(IBrowserContext visitor, IPage page)
    {
        var time = new CpuTime(await OpenAsync(visitor, page, "timeTicks"), await OpenAsync(visitor, page, "threadTicks"));
        time._before = await time.ReadAsync();
        return time;
    }

    /// <summary>In milliseconds since the start.</summary>
    public async Task<(double Wall, double Cpu)> StopAsync()
    {
        var now = await ReadAsync();
        return (now.Wall - _before.Wall, now.Cpu - _before.Cpu);
    }

    private async Task<(double Wall, double Cpu)> ReadAsync() => (await ReadAsync(_wall), await ReadAsync(_cpu));

    private static async Task<ICDPSession> OpenAsync(IBrowserContext visitor, IPage page, string timeDomain)
    {
        var session = await visitor.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable", new() { ["timeDomain"] = timeDomain });
        return session;
    }

    private static async Task<double> ReadAsync(ICDPSession session)
    {
        var answer = await session.SendAsync("Performance.getMetrics");
        var duration = answer!.Value.GetProperty("metrics").EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == "TaskDuration");
        return duration.GetProperty("value").GetDouble() * 1000;
    }
}
