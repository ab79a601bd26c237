using Sse.Primitives;
using Sse.Primitives.Tests.Stores;
using Sse.Testing;

namespace Sse.Primitives.Tests.Streams;

public sealed class EventStreamRegistryTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Remove_StreamWhoseIdWasUsedAgain_LeavesTheNewOne()
    {
        using var registry = new EventStreamRegistry();
        var old = registry.Create("s");
        registry.Remove(old).ShouldBeTrue();
        var next = registry.Create("s");

        registry.Remove(old).ShouldBeFalse();

        registry.TryGet("s", out var found).ShouldBeTrue();
        found.ShouldBeSameAs(next);
    }

    [Fact]
    public void Create_TakenId_ThrowsAndNamesTheWayOut()
    {
        using var registry = NewRegistry();
        registry.Create("a");

        Should.Throw<StreamExistsException>(() => registry.Create("a")).Message.ShouldContain("GetOrCreate");
        registry.GetOrCreate("a").ShouldBeSameAs(registry.GetOrCreate("a"));
    }

    [Fact]
    public void Sweep_CompletedStreamPastItsTime_IsDropped()
    {
        using var registry = NewRegistry();
        var done = registry.Create("done", Options());
        var running = registry.Create("running", Options());
        done.TryComplete("end"u8, "{}"u8, out _);

        _clock.Advance(TimeSpan.FromMinutes(59));
        registry.TryGet("done", out _).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromMinutes(2));

        registry.TryGet("done", out _).ShouldBeFalse();
        registry.TryGet("running", out var found).ShouldBeTrue();
        found.ShouldBeSameAs(running);
        registry.EvictedStreams.ShouldBe(1);
        registry.EvictedEvents.ShouldBe(1);
    }

    [Fact]
    public void Sweep_TooMuchMemory_DropsOldestCompletedFirstThenTrimsTheLargest()
    {
        using var registry = NewRegistry(maxTotalBytes: 400_000);
        var old = Fill(registry.Create("old", Options()), 100);
        old.TryComplete("end"u8, "{}"u8, out _);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var small = Fill(registry.Create("small", Options()), 10);
        var large = Fill(registry.Create("large", Options()), 600);

        registry.Sweep();

        registry.TryGet("old", out _).ShouldBeFalse();
        small.EvictedEvents.ShouldBe(0);
        large.EvictedEvents.ShouldBeGreaterThan(0);
        registry.AllocatedBytes.ShouldBeLessThanOrEqualTo(400_000);
        EventStreamTests.ReadAll(large.OpenCursor())[^1].Position.Sequence.ShouldBe(600);
    }

    [Fact]
    public async Task Sweep_TooMuchMemoryInDerivedStreams_TrimsThemToo()
    {
        using var registry = NewRegistry(maxTotalBytes: 400_000);
        var source = registry.Create("source", Options());
        var derived = source.Derive("twice", () => new Twice());
        Fill(source, 150);
        await TestNode.ReadAsync(derived, count: 300);
        var before = registry.AllocatedBytes;

        registry.Sweep();

        before.ShouldBeGreaterThan(450_000, "150 KB, and twice as much");
        registry.AllocatedBytes.ShouldBeLessThanOrEqualTo(400_000);
        source.EvictedEvents.ShouldBe(0);
        derived.FirstAvailable.Sequence.ShouldBeGreaterThan(1);
        derived.Head.ShouldBe(source.Head);
    }

    [Fact]
    public async Task Sweep_DerivedStreamOfASilentSource_LosesWhatIsTooOldToo()
    {
        using var registry = NewRegistry();
        var source = registry.Create("source", new EventStreamOptions { TimeProvider = _clock, MaxAge = TimeSpan.FromMinutes(1) });
        var derived = source.Derive("twice", () => new Twice());
        Fill(source, 50);
        await TestNode.ReadAsync(derived, count: 100);

        _clock.Advance(TimeSpan.FromMinutes(2));

        source.FirstAvailable.Sequence.ShouldBeGreaterThan(20);
        derived.FirstAvailable.Sequence.ShouldBeGreaterThan(20);
    }

    private sealed class Twice : IEventTransform
    {
        public void Transform(in StreamEvent source, TransformWriter output)
        {
            output.Write(source.EventType.Span, source.Data.Span);
            output.Write(source.EventType.Span, source.Data.Span);
        }
    }

    private EventStreamRegistry NewRegistry(long maxTotalBytes = 1_000_000) =>
        new(new EventStreamRegistryOptions { TimeProvider = _clock, MaxTotalBytes = maxTotalBytes });

    private EventStreamOptions Options() => new() { TimeProvider = _clock };

    private static EventStream Fill(EventStream stream, int events)
    {
        for (var i = 0; i < events; i++)
            stream.Append("x"u8, new byte[1_000]);
        return stream;
    }
}
