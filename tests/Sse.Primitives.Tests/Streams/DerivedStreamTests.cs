using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Sse.Primitives;
using Sse.Primitives.Tests.Stores;

namespace Sse.Primitives.Tests.Streams;

public sealed class DerivedStreamTests
{
    private readonly EventStream _source = new("run-1");

    [Fact]
    public async Task Derive_Events_KeepTheirPositionsAndOnlyTheLastFrameOfAnEventMovesOn()
    {
        for (var i = 0; i < 3; i++)
            _source.Append("n"u8, Encoding.ASCII.GetBytes($"{i}"));
        _source.TryComplete("end"u8, "!"u8, out _);

        var derived = _source.Derive("twice", () => new Repeat(count => count));

        // Event 0 has no frame, 1 one, 2 two, the terminal one one.
        var ids = new List<string>();
        await foreach (var e in derived.ReadAllAsync(cancellationToken: TestContext.Current.CancellationToken))
            ids.Add($"{e.Position.Sequence}:{EventStreamTests.Text(e.Data)}");
        ids.ShouldBe(["2:1", "2:2", "3:2", "4:!"]);
        derived.Epoch.ShouldBe(_source.Epoch);
        derived.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Derive_ReaderWithAPositionOfTheSource_ContinuesThere()
    {
        for (var i = 0; i < 100; i++)
            _source.Append("n"u8, Encoding.ASCII.GetBytes("1"));
        _source.TryComplete("end"u8, "!"u8, out _);
        var derived = _source.Derive("same", () => new Repeat(_ => 1));

        var seen = new List<long>();
        await foreach (var e in derived.ReadAllAsync(new StreamPosition(_source.Epoch, 97), TestContext.Current.CancellationToken))
            seen.Add(e.Position.Sequence);

        seen.ShouldBe([98L, 99, 100, 101]);
    }

    [Fact]
    public async Task Derive_TransformThatThrows_LeavesThatEventOutAndIsCounted()
    {
        _source.Append("n"u8, "1"u8);
        _source.Append("n"u8, "bad"u8);
        _source.Append("n"u8, "1"u8);
        _source.TryComplete("end"u8, "!"u8, out _);
        var errors = 0;

        var derived = _source.Derive("d", () => new Repeat(_ => 1), new DerivedStreamOptions { OnError = _ => errors++ });

        var seen = new List<long>();
        await foreach (var e in derived.ReadAllAsync(cancellationToken: TestContext.Current.CancellationToken))
            seen.Add(e.Position.Sequence);
        seen.ShouldBe([1L, 3, 4]);
        errors.ShouldBe(1);
        derived.TransformFaults.ShouldBe(1);
    }

    [Fact]
    public void Derive_DerivedStream_IsRefusedWithTheWayOut()
    {
        var derived = _source.Derive("a", () => new Repeat(_ => 2));

        Should.Throw<InvalidOperationException>(() => derived.Derive("b", () => new Repeat(_ => 2))).Message.ShouldContain("Derive from 'run-1'");
    }

    [Fact]
    public void Derive_TagsOfTheSource_AreThoseOfTheDerivedStream()
    {
        var source = new EventStream("s", new EventStreamOptions { Tags = new Dictionary<string, string> { ["tenant"] = "a" } });

        source.Derive("d", () => new Repeat(_ => 1)).Options.Tags["tenant"].ShouldBe("a");
    }

    [Fact]
    public async Task Derive_JsonFrames_AreWrittenAsJson()
    {
        _source.TryComplete("end"u8, "{}"u8, out var terminal);

        var derived = _source.Derive("json", () => new Greet());

        await foreach (var e in derived.ReadAllAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            e.Position.ShouldBe(terminal);
            EventStreamTests.Text(e.EventType).ShouldBe("greeting");
            EventStreamTests.Text(e.Data).ShouldBe("\"hello\"");
        }
        derived.Head.ShouldBe(terminal);
    }

    [Fact]
    public void Derive_SameName_IsTransformedOnce()
    {
        var created = 0;
        Repeat Create()
        {
            created++;
            return new Repeat(_ => 1);
        }

        _source.Derive("d", Create).ShouldBeSameAs(_source.Derive("d", Create));

        created.ShouldBe(1);
    }

    /// <summary>The deriver begins a moment later, and retention does not wait for it.</summary>
    [Fact]
    public async Task Derive_WhileTheSourceDropsItsOldest_KeepsThePositions()
    {
        for (var round = 0; round < 100; round++)
        {
            var source = new EventStream("s", new EventStreamOptions { MaxEvents = 2 });
            for (var i = 0; i < 5; i++)
                source.Append("n"u8, "1"u8);
            var derived = source.Derive("d", () => new Repeat(_ => 1));
            for (var i = 0; i < 5; i++)
                source.Append("n"u8, "1"u8);
            source.TryComplete("end"u8, "!"u8, out var terminal);

            // On its own thread, because a reader of a place that nobody can find looks for ever.
            var last = Task.Run(() => TestNode.ReadAsync(derived, new StreamPosition(source.Epoch, terminal.Sequence - 1)));
            (await last.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System)).ShouldBe([$"{terminal}:!"], $"in round {round}");
        }
    }

    [Fact]
    public async Task Derive_SourceThatEndsWithoutATerminalEvent_EndsToo()
    {
        var shared = new InMemoryEventStore();
        await using var owner = new TestNode(shared);
        await using var reader = new TestNode(shared);
        await owner.Registry.Create("s").FlushAsync(TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(async () => await shared.FindAsync("s") is not null, "the stream is stored");
        var followed = (await reader.Registry.FindAsync("s", TestContext.Current.CancellationToken))!;
        var reading = TestNode.ReadAsync(followed.Derive("d", () => new Repeat(_ => 1)));

        await owner.Registry.DeleteAsync("s", TestContext.Current.CancellationToken);

        (await reading).ShouldBeEmpty();
    }

    /// <summary>Writes an event's number as often as a function of it says; anything but a number once, "bad" never.</summary>
    private sealed class Repeat(Func<int, int> times) : IEventTransform
    {
        public void Transform(in StreamEvent source, TransformWriter output)
        {
            var text = EventStreamTests.Text(source.Data);
            if (text == "bad")
                throw new InvalidOperationException("bad event");
            var count = int.TryParse(text, out var number) ? times(number) : 1;
            for (var i = 0; i < count; i++)
                output.Write("d"u8, source.Data.Span);
        }
    }

    private sealed class Greet : IEventTransform
    {
        public void Transform(in StreamEvent source, TransformWriter output) =>
            output.WriteJson("greeting", "hello", (JsonTypeInfo<string>)JsonSerializerOptions.Default.GetTypeInfo(typeof(string)));
    }
}
