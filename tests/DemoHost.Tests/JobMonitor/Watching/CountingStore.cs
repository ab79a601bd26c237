using System.Reflection;
using Sse.Primitives;

namespace DemoHost.Tests.JobMonitor.Watching;

/// <summary>Counts what a store is asked for.</summary>
public class CountingStore : DispatchProxy
{
    private IEventStore? _inner;
    private int _lists;
    private int _finds;

    public IEventStore Store => (IEventStore)(object)this;

    public int Lists => Volatile.Read(ref _lists);

    public int Finds => Volatile.Read(ref _finds);

    /// <summary>Whether lists fail.</summary>
    public bool IsDown { get; set; }

    public static CountingStore Over(IEventStore inner)
    {
        var store = (CountingStore)(object)Create<IEventStore, CountingStore>();
        store._inner = inner;
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IEventStore.FindAsync))
            Interlocked.Increment(ref _finds);
        if (targetMethod.Name == nameof(IEventStore.ListAsync))
        {
            Interlocked.Increment(ref _lists);
            if (IsDown)
                throw new IOException("The store was taken away by the test.");
        }
        return targetMethod.Invoke(_inner, args);
    }
}
