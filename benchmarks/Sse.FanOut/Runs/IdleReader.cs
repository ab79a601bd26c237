namespace Sse.FanOut;

/// <summary>What one more idle reader costs the server, in bytes.</summary>
/// <param name="Resident">Of the process.</param>
/// <param name="Objects">Managed objects, without Kestrel's shared blocks.</param>
/// <param name="Blocks">Those blocks, divided among the readers.</param>
/// <param name="Kernel">Of the system, for both ends of the connection.</param>
internal sealed record IdleReader(double Resident, double Objects, double Blocks, double Kernel)
{
    private const int First = 1_000;
    private const int More = 3_000;

    /// <summary>What 3,000 further readers add to the first 1,000, so that what a server needs once does not count.</summary>
    public static async Task<IdleReader> MeasureAsync(string mode)
    {
        await using var run = await FanOutRun.StartAsync(mode, First);
        await run.BurstAsync(1); // Everybody has read once: buffers are what an idle reader keeps.
        var before = await run.MemoryAsync();
        var kernel = KernelMemory.Read();
        await run.ConnectAsync(More);
        await run.BurstAsync(1);
        var after = await run.MemoryAsync();
        return new(PerReader(before.Resident, after.Resident), PerReader(before.Objects, after.Objects), PerReader(before.Blocks, after.Blocks),
            PerReader(kernel, KernelMemory.Read()));
    }

    private static double PerReader(long before, long after) => (double)(after - before) / More;
}
