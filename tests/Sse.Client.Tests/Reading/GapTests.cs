using Sse.Client.Tests.Servers;
using Sse.Primitives;

namespace Sse.Client.Tests.Reading;

public sealed class GapTests
{
    private const string Gap = "event: stream.gap\ndata: {\"requested\":\"a1-3\",\"firstAvailable\":\"a1-10\",\"head\":\"a1-20\",\"epochChanged\":true,\"later\":{\"x\":[1]}}\n\n";

    [Fact]
    public async Task Gap_TextForm_IsAnEventAndACallback()
    {
        StreamGap? gap = null;

        var items = await ReadTextAsync(Gap + "id: a1-20\nevent: stream.snapshot\ndata: {}\n\n", r => r.OnGap = g => gap = g);

        items.ShouldBe(["stream.gap", "stream.snapshot", "message"]);
        gap.ShouldBe(new StreamGap("a1-3", StreamPosition.Parse("a1-10"), StreamPosition.Parse("a1-20"), EpochChanged: true));
    }

    [Fact]
    public async Task Gap_TypedForm_GoesToTheCallbacksInOrderAndNeverThrows()
    {
        const string price = "data: {\"symbol\":\"A\",\"value\":1}\n\n";
        await using var server = await HttpServer.StartAsync((c, _) =>
            c.AnswerAsync(price + Gap + "id: a1-20\nevent: stream.snapshot\ndata: {\"state\":1}\n\nevent: stream.closing\ndata: {}\n\n" + price));
        var seen = new List<string>();
        var request = new SseRequest(server.Uri) { OnGap = g => seen.Add($"gap to {g.Head}"), OnSnapshot = s => seen.Add($"snapshot {s.EventId} {s.Data}") };

        await foreach (var item in Clients.Create().SubscribeAsync(request, TestJson.Default.Price))
        {
            seen.Add(item.Data.Symbol);
            if (seen.Count == 4)
                break;
        }

        seen.ShouldBe(["A", "gap to a1-20", "snapshot a1-20 {\"state\":1}", "A"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"requested\":")]
    [InlineData("{\"requested\":5,\"head\":\"not a position\"}")]
    public async Task Gap_UnreadableBody_IsStillAGap(string body)
    {
        StreamGap? gap = null;

        await ReadTextAsync($"id: a1-3\ndata: x\n\nevent: stream.gap\ndata: {body}\n\n", r => r.OnGap = g => gap = g);

        gap.ShouldBe(new StreamGap("a1-3", default, default, EpochChanged: false));
    }

    private static async Task<List<string>> ReadTextAsync(string text, Action<SseRequest> configure)
    {
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(text + "data: end\n\n"));
        var request = new SseRequest(server.Uri) { TerminalEventTypes = { "message" } };
        configure(request);
        if (text.Contains("data: x", StringComparison.Ordinal))
            request.TerminalEventTypes.Clear();
        return (await Clients.Create().SubscribeAsync(request).TakeAsync(3)).Select(i => i.EventType).ToList();
    }
}
