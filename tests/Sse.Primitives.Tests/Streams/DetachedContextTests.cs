using System.Runtime.CompilerServices;

namespace Sse.Primitives.Tests.Streams;

/// <summary>What is made in the scope of a request must not hold the request.</summary>
public sealed class DetachedContextTests
{
    private static readonly AsyncLocal<object?> Ambient = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Registry_MadeInARequest_DoesNotHoldItsContext(bool stored)
    {
        await using var store = new InMemoryEventStore();
        var (registry, request) = MakeInRequest(stored ? [store] : []);
        await using (registry)
        {
            await registry.InitializeAsync(TestContext.Current.CancellationToken);
            await Collected(request);
            registry.Count.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Derive_InARequest_DoesNotHoldItsContext()
    {
        var stream = new EventStream("s");
        var request = DeriveInRequest(stream);
        await Collected(request);
        stream.Append("e"u8, "1"u8);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (EventStreamRegistry Registry, WeakReference Request) MakeInRequest(IEventStore[] stores)
    {
        var request = new object();
        Ambient.Value = request;
        var registry = new EventStreamRegistry(null, stores);
        Ambient.Value = null;
        return (registry, new WeakReference(request));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference DeriveInRequest(EventStream stream)
    {
        var request = new object();
        Ambient.Value = request;
        stream.Derive("copy", () => new Copy());
        Ambient.Value = null;
        return new WeakReference(request);
    }

    private static Task Collected(WeakReference request) => Eventually.HoldsAsync(
        () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !request.IsAlive;
        },
        "the request is collected", TimeSpan.FromMilliseconds(5));

    private sealed class Copy : IEventTransform
    {
        public void Transform(in StreamEvent source, TransformWriter output) => output.Write(source.EventType.Span, source.Data.Span);
    }
}
