using System.Reflection;

namespace Sse.Primitives.Tests.Stores;

/// <summary>A store that answers one call late: with what was true when it was asked.</summary>
public class HeldAnswers : DispatchProxy
{
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IEventStore? _inner;
    private string? _method;

    public IEventStore Store => (IEventStore)(object)this;

    /// <summary>Done once the store has an answer that it holds.</summary>
    public Task Answered => _answered.Task;

    public static HeldAnswers Over(IEventStore inner)
    {
        var store = (HeldAnswers)(object)Create<IEventStore, HeldAnswers>();
        store._inner = inner;
        return store;
    }

    /// <summary>Holds the answer to the next call of a method, and to none after it.</summary>
    public void HoldNext(string method) => Volatile.Write(ref _method, method);

    public void Release() => _release.SetResult();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.Invoke(_inner, args);
        if (targetMethod.Name != Volatile.Read(ref _method))
            return answer;
        Volatile.Write(ref _method, null);
        return answer switch
        {
            ValueTask<StoredStream?> found => new ValueTask<StoredStream?>(LaterAsync(found)),
            ValueTask<IReadOnlyList<StoredPage?>> pages => new ValueTask<IReadOnlyList<StoredPage?>>(LaterAsync(pages)),
            _ => throw new NotSupportedException(targetMethod.Name),
        };
    }

    private async Task<T> LaterAsync<T>(ValueTask<T> answer)
    {
        var value = await answer;
        _answered.SetResult();
        await _release.Task;
        return value;
    }
}
