using System.Collections.Concurrent;
using System.Reflection;

namespace Sse.Primitives.Tests.Stores;

/// <summary>A store that remembers what was asked of it: what a test must wait for happens in loops of their own.</summary>
public class SeenStore : DispatchProxy
{
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private IEventStore? _inner;
    private TimeProvider? _clock;
    private long _beaten;

    public IEventStore Store => (IEventStore)(object)this;

    /// <summary>How long ago, by the test's clock, the last sign of life was given.</summary>
    public TimeSpan SinceBeat => _clock!.GetElapsedTime(Volatile.Read(ref _beaten));

    /// <summary>What the answers to signs of life wait for. Default: null, for nothing.</summary>
    public Task? HoldBeats { get; set; }

    /// <summary>Whether each stream is opened twice, as by a store that loses the first answer with its connection and asks again. Default: false.</summary>
    public bool OpensTwice { get; set; }

    public static SeenStore Over(IEventStore inner, TimeProvider clock)
    {
        var store = (SeenStore)(object)Create<IEventStore, SeenStore>();
        (store._inner, store._clock, store._beaten) = (inner, clock, clock.GetTimestamp());
        return store;
    }

    /// <summary>How many calls of a method have been passed on; one that the store answers at once has been answered too.</summary>
    public int Calls(string method) => _calls.GetValueOrDefault(method);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var begun = _clock!.GetTimestamp();
        if (OpensTwice && targetMethod!.Name == nameof(IEventStore.OpenAsync))
            Pass(targetMethod, args);
        var result = Pass(targetMethod!, args);
        if (targetMethod!.Name == nameof(IEventStore.BeatAsync))
        {
            Volatile.Write(ref _beaten, begun);
            if (HoldBeats is { } held)
                result = new ValueTask<IReadOnlyList<StoreNode>>(AnswerAsync(held, (ValueTask<IReadOnlyList<StoreNode>>)result!));
        }
        _calls.AddOrUpdate(targetMethod.Name, 1, static (_, calls) => calls + 1);
        return result;
    }

    private object? Pass(MethodInfo method, object?[]? args) => method.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);

    private static async Task<IReadOnlyList<StoreNode>> AnswerAsync(Task held, ValueTask<IReadOnlyList<StoreNode>> answer)
    {
        var nodes = await answer;
        await held;
        return nodes;
    }
}
