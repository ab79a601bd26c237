using System.Text;
using Sse.Primitives;

namespace Sse.Torture.Node;

/// <summary>Writes one stream after another in bursts of random size; says which events were confirmed.</summary>
internal static class NodeWriter
{
    /// <summary>Ends when cancelled, having completed its last stream.</summary>
    public static async Task RunAsync(EventStreamRegistry registry, string prefix, Random random, int rate, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var stream = registry.Create($"{prefix}-{number}");
            NodeProcess.Say($"new {stream.Id}");
            await WriteAsync(stream, random, random.Next(20, 1_500), rate, stop, isHot: random.Next(4) == 0);
        }
    }

    /// <summary>Fences whoever owns the stream, and goes on with it.</summary>
    public static async Task StealAsync(EventStreamRegistry registry, string id, Random random, int rate, CancellationToken stop)
    {
        try
        {
            var stream = await registry.OpenAsync(id, cancellationToken: stop);
            NodeProcess.Say($"stolen {id} {stream.Head}");
            await WriteAsync(stream, random, random.Next(5, 200), rate, stop, isHot: true);
        }
        catch (Exception e) when (e is StreamCompletedException or StreamExistsException or StreamFencedException or OperationCanceledException || Stores.IsAway(e))
        {
            // Ended, ours already, or the database is just away: there is always a next one to steal.
        }
    }

    /// <summary>A hot stream has few events in each of many commits, so that there is always one under way when its owner changes.</summary>
    private static async Task WriteAsync(EventStream stream, Random random, int events, int rate, CancellationToken stop, bool isHot)
    {
        for (var written = 0; written < events && !stop.IsCancellationRequested;)
        {
            var burst = random.Next(1, isHot ? 4 : 60);
            for (var i = 0; i < burst; i++)
            {
                if (!stream.TryAppend("e"u8, Encoding.ASCII.GetBytes($"{stream.Id} {Environment.ProcessId} {written++} {new string('x', random.Next(500))}"), out _))
                {
                    NodeProcess.Say($"lost {stream.Id}");
                    return;
                }
            }
            if (random.Next(isHot ? 20 : 3) == 0)
                await SayConfirmedAsync(stream);
            await Task.Delay(isHot ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromSeconds((double)burst / Math.Max(1, rate)), TimeProvider.System, CancellationToken.None);
        }
        stream.TryComplete("end"u8, "done"u8, out _);
        await SayConfirmedAsync(stream);
        NodeProcess.Say($"done {stream.Id}");
    }

    private static async Task SayConfirmedAsync(EventStream stream)
    {
        // Not the last that was appended, which may just have been lost to another owner.
        if (await stream.FlushAsync())
            NodeProcess.Say($"confirmed {stream.Id} {stream.Head}");
    }
}
