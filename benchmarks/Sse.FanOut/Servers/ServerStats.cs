using System.Diagnostics;

namespace Sse.FanOut;

/// <summary>What the server process has used so far.</summary>
internal sealed record ServerStats(int Connected, double CpuSeconds)
{
    public static ServerStats Take(int connected)
    {
        using var process = Process.GetCurrentProcess();
        return new ServerStats(connected, process.TotalProcessorTime.TotalSeconds);
    }
}
