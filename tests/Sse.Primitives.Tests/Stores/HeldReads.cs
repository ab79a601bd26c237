using System.Reflection;

namespace Sse.Primitives.Tests.Stores;

/// <summary>A store whose pages come only when the test says so.</summary>
public class HeldReads : DispatchProxy
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _release;
    private IEventStore? _inner;

    public IEventStore Store => (IEventStore)(object)this;

    /// <summary>Done once somebody waits for a page.</summary>
    public Task Waiting => _waiting.Task;

    public static HeldReads Over(IEventStore inner)
    {
        var store = (HeldReads)(object)Create<IEventStore, HeldReads>();
        store._inner = inner;
        return store;
    }

    public void Hold() => Volatile.Write(ref _release, new(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Release() => Volatile.Read(ref _release)!.SetResult();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IEventStore.ReadAsync) && Volatile.Read(ref _release) is { } release
            ? new ValueTask<IReadOnlyList<StoredPage?>>(ReadAsync(release.Task, targetMethod, args))
            : targetMethod.Invoke(_inner, args);

    private async Task<IReadOnlyList<StoredPage?>> ReadAsync(Task released, MethodInfo read, object?[]? args)
    {
        _waiting.TrySetResult();
        await released;
        return await (ValueTask<IReadOnlyList<StoredPage?>>)read.Invoke(_inner, args)!;
    }
}
