using System.Diagnostics;

namespace Sse.FanOut;

/// <summary>What the server process holds.</summary>
/// <param name="Resident">The working set, in bytes.</param>
/// <param name="Objects">Live managed objects, in bytes, without the blocks.</param>
/// <param name="Blocks">
/// The pinned heap, in bytes: the pool of blocks that Kestrel fills and sends. All connections share it; its size tells how many wrote at the same
/// moment, not how many are open.
/// </param>
internal sealed record ServerMemory(long Resident, long Objects, long Blocks)
{
    private const int PinnedHeap = 4;

    /// <summary>
    /// Collects and compacts first, and gives free memory back to the system: what accepting readers left behind is no cost of an idle reader.
    /// Takes processor time, so not inside a measurement of that.
    /// </summary>
    public static ServerMemory Take()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        var pinned = GC.GetGCMemoryInfo(GCKind.FullBlocking).GenerationInfo[PinnedHeap];
        var blocks = pinned.SizeAfterBytes - pinned.FragmentationAfterBytes;
        return new ServerMemory(process.WorkingSet64, GC.GetTotalMemory(forceFullCollection: false) - blocks, blocks);
    }
}
