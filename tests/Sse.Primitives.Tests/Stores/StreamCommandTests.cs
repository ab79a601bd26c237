using Sse.Primitives;
using Sse.Testing;

namespace Sse.Primitives.Tests.Stores;

public sealed class StreamCommandTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _shared = new();
    private readonly TestNode _owner;
    private readonly TestNode _other;

    public StreamCommandTests() => (_owner, _other) = (Start(), Start());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendAsync_OwnerInThisProcess_HasItBeforeTheCallReturns()
    {
        var heard = Listen(_owner);
        await _owner.Registry.Create("s").FlushAsync(Token);

        (await _owner.Registry.SendAsync(new StreamCommand("s", "stop", "now"), Token)).ShouldBeTrue();

        heard.ShouldBe(["s:stop:now"]);
    }

    [Fact]
    public async Task SendAsync_OwnerOnAnotherNode_GetsItOnceEvenWhenItsHandlerThrows()
    {
        var heard = Listen(_owner);
        _owner.Registry.CommandReceived += (_, _) => throw new InvalidOperationException("boom");
        var stream = _owner.Registry.Create("s");
        TestNode.Append(stream, 1, 1);
        await stream.FlushAsync(Token);

        (await _other.Registry.SendAsync(new StreamCommand("s", "stop", "now"), Token)).ShouldBeTrue();

        await Eventually.HoldsAsync(async () => heard.Count > 0 && (await _shared.ReceiveAsync(_owner.Registry.Node, [], Token)).Count == 0, "it was handled and removed");
        heard.ShouldBe(["s:stop:now"]);
    }

    [Fact]
    public async Task SendAsync_StreamThatIsOver_IsNotTaken()
    {
        var stream = _owner.Registry.Create("s");
        stream.TryComplete("end"u8, "1"u8, out _);
        await stream.FlushAsync(Token);

        (await _other.Registry.SendAsync(new StreamCommand("s", "stop", ""), Token)).ShouldBeFalse();
        (await _owner.Registry.SendAsync(new StreamCommand("s", "stop", ""), Token)).ShouldBeFalse();
        (await _other.Registry.EndAbandonedAsync("s", Token)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a\0b", "")]
    [InlineData("stop", "a\0b")]
    [InlineData("stop", "half a pair: \\ud800")]
    public async Task SendAsync_TextThatNoDatabaseTakes_IsRefused(string name, string body) =>
        await Should.ThrowAsync<ArgumentException>(async () =>
            await _owner.Registry.SendAsync(new StreamCommand("s", name, body.Replace("\\ud800", "\ud800", StringComparison.Ordinal)), Token));

    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        await _other.DisposeAsync();
        await _shared.DisposeAsync();
    }

    private static List<string> Listen(TestNode node)
    {
        var heard = new List<string>();
        node.Registry.CommandReceived += (stream, command) => heard.Add($"{stream.Id}:{command.Name}:{command.Body}");
        return heard;
    }

    private TestNode Start() => new(_shared, configure: o => o.StoreOptions.PollInterval = TimeSpan.FromMilliseconds(20));
}
