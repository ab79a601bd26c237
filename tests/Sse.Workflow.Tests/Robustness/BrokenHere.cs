namespace Sse.Workflow.Tests;

/// <summary>Marks the flow of one test, so that listeners, which hear the whole process, fail in that flow alone.</summary>
internal sealed class BrokenHere : IDisposable
{
    private static readonly AsyncLocal<BrokenHere?> Here = new();
    private int _failures;

    public BrokenHere() => Here.Value = this;

    /// <summary>How often a listener failed: a test that meets no failure proves nothing.</summary>
    public int Failures => Volatile.Read(ref _failures);

    /// <summary>Whether the code that runs belongs to such a test.</summary>
    public static bool IsCurrent => Here.Value is not null;

    public static void Throw()
    {
        if (Here.Value is not { } here)
            return;
        Interlocked.Increment(ref here._failures);
        throw new InvalidOperationException("broken listener");
    }

    public void Dispose() => Here.Value = null;
}
