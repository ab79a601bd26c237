using System.Globalization;

namespace Sse.FanOut;

/// <summary>What the kernel holds for sockets: objects of fixed size, and bytes under way. Of the whole machine, so only differences say something.</summary>
internal static class KernelMemory
{
    private const int PageBytes = 4096;

    /// <summary>Bytes; 0 where the system does not tell (proc(5): <c>meminfo</c>, <c>net/sockstat</c>).</summary>
    public static long Read() => OperatingSystem.IsLinux() ? 1024 * Number("/proc/meminfo", "Slab:", 1) + PageBytes * Number("/proc/net/sockstat", "TCP:", 10) : 0;

    private static long Number(string file, string line, int column)
    {
        var words = File.ReadLines(file).First(l => l.StartsWith(line, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return long.Parse(words[column], CultureInfo.InvariantCulture);
    }
}
