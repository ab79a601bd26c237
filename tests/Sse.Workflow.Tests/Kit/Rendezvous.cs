namespace Sse.Workflow.Tests.Kit;

/// <summary>Lets threads go on together, closer than a barrier does: none of them sleeps.</summary>
internal sealed class Rendezvous(int threads)
{
    private const int BeforeYielding = 2_000;

    private int _arrived;

    public void Meet()
    {
        var all = (Interlocked.Increment(ref _arrived) + threads - 1) / threads * threads;
        for (var i = 0; Volatile.Read(ref _arrived) < all; i++)
        {
            if (i < BeforeYielding)
                Thread.SpinWait(1);
            else
                Thread.Yield();
        }
    }
}
