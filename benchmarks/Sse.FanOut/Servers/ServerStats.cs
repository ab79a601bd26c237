using System.Diagnostics;

namespace Sse.FanOut;

/// <summary>What the server process has used so far.</summary>
internal sealed record ServerStats(int Connected, double CpuSeconds, long WorkingSet, long ManagedBytes)
{
    public static ServerStats Take(int connected)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return new ServerStats(connected, process.TotalProcessorTime.TotalSeconds, process.WorkingSet64, GC.GetTotalMemory(false));
    }
}
