using System.Text.Json;
using System.Text.Json.Nodes;
using Sse.Client.Tests.Servers;
using Sse.Primitives;
using Sse.Workflow;

namespace Sse.Client.Tests.Workflow;

public sealed class WorkflowSubscriptionTests
{
    public static TheoryData<string> Names => new(WorkflowFrames.Names);

    /// <summary>Each connection is cut somewhere else, and the server repeats what it sent last: the client must not notice.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Subscribe_RecordedWorkflowOverBrokenConnections_MakesTheRecordedSnapshot(string name)
    {
        var frames = WorkflowFrames.Of(name);
        await using var server = new RawServer(async c =>
        {
            await c.SendAsync(c.Number > 1 && frames.After(c.LastEventId).Length == 0 ? "HTTP/1.1 204 No Content\r\n\r\n" : RawServer.Head);
            int size = c.Number < 20 ? 400 * c.Number : int.MaxValue;
            await c.SendAsync(frames.After(c.LastEventId, resent: 2).Cut(size));
        });
        var subscription = Clients.Create().SubscribeWorkflowAsync(new SseRequest(server.Uri));

        var updates = await subscription.ReadAllAsync();

        updates.ShouldAllBe(u => u.Kind == WorkflowUpdateKind.Event);
        updates.Select(u => u.Position.ToString()).ShouldBe(Enumerable.Range(1, frames.Count).Select(i => $"a-{i}"));
        JsonNode.DeepEquals(JsonNode.Parse(subscription.Snapshot.ToJson()), WorkflowFrames.Snapshot(name)).ShouldBeTrue();
    }

    [Fact]
    public async Task Subscribe_WorkflowFinished_IsTheLastUpdate()
    {
        var frames = WorkflowFrames.Of("failure");
        await using var server = await HttpServer.StartAsync(async (c, _) =>
        {
            await c.AnswerAsync(string.Concat(frames));
            await c.HangAsync();
        });

        var updates = await Clients.Create().SubscribeWorkflowAsync(new SseRequest(server.Uri)).ReadAllAsync();

        updates[0].Event.ShouldBeOfType<WorkflowStarted>().Name.ShouldBe("cv_extraction");
        updates[^1].Event.ShouldBeOfType<WorkflowFinished>().Outcome.ShouldNotBe(WorkflowOutcome.Succeeded);
        server.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Subscribe_GapThenSnapshot_AreValuesAndTheSnapshotIsNew()
    {
        var frames = WorkflowFrames.Of("cv-extraction");
        var whole = new WorkflowSnapshot();
        foreach (var update in await ReadAsync(string.Concat(frames), out _))
            whole.Apply(update.Event!);
        string state = System.Text.Encoding.UTF8.GetString(whole.ToJson());

        var updates = await ReadAsync(
            frames[0]
            + "event: stream.gap\ndata: {\"type\":\"stream.gap\",\"requested\":\"a-1\",\"firstAvailable\":\"a-9\",\"head\":\"a-50\",\"epochChanged\":false}\n\n"
            + $"id: a-50\nevent: stream.snapshot\ndata: {state}\n\n"
            + WorkflowFrames.Log(51)
            + "event: stream.closing\ndata: {\"reason\":\"shutdown\"}\n\n",
            out var subscription);

        updates.Select(u => (u.Kind, u.Position.ToString())).ShouldBe([
            (WorkflowUpdateKind.Event, "a-1"), (WorkflowUpdateKind.Gap, "a-1"), (WorkflowUpdateKind.Snapshot, "a-50"), (WorkflowUpdateKind.Event, "a-51")]);
        updates[1].Gap.ShouldBe(new StreamGap("a-1", new(10, 9), new(10, 50), EpochChanged: false));
        subscription.Snapshot.Name.ShouldBe(whole.Name);
        subscription.Snapshot.Rev.ShouldBe(whole.Rev);
    }

    [Fact]
    public async Task Subscribe_MissingSequence_IsAGapBeforeTheEvent()
    {
        var updates = await ReadAsync(WorkflowFrames.Log(1) + WorkflowFrames.Log(2) + WorkflowFrames.Log(5) + WorkflowFrames.Log(6), out var subscription);

        updates.Select(u => u.Gap is { } gap ? $"gap after {gap.Requested}" : u.Position.ToString()).ShouldBe(["a-1", "a-2", "gap after a-2", "a-5", "a-6"]);
        subscription.Snapshot.Rev.ShouldBe(6);
    }

    [Fact]
    public async Task Subscribe_AnotherEpochWithoutAWord_IsAGap()
    {
        var updates = await ReadAsync(WorkflowFrames.Log(1) + WorkflowFrames.Log(2, "b-1"), out _);

        updates[1].Gap.ShouldNotBeNull().EpochChanged.ShouldBeTrue();
        updates[2].Position.ToString().ShouldBe("b-1");
    }

    [Fact]
    public async Task Subscribe_EventsWithoutPositions_AreHandedOverAsTheyCome()
    {
        string[] frames = [.. Enumerable.Range(1, 3).Select(i => WorkflowFrames.Log(i)[$"id: a-{i}\n".Length..])];

        var updates = await ReadAsync(string.Concat(frames), out var subscription);

        updates.Count.ShouldBe(3);
        subscription.Snapshot.Rev.ShouldBe(3);
    }

    [Fact]
    public async Task Subscribe_LeftAtAGap_GoesOnWithTheEventBehindIt()
    {
        await using var server = await HttpServer.StartAsync((c, n) =>
            c.AnswerAsync(n == 1 ? WorkflowFrames.Log(1) + WorkflowFrames.Log(5) : WorkflowFrames.Log(6)));
        var subscription = Clients.Create().SubscribeWorkflowAsync(new SseRequest(server.Uri));

        await subscription.TakeAsync(2);
        string leftAt = subscription.LastEventId;
        var rest = await subscription.TakeAsync(2);

        leftAt.ShouldBe("a-1");
        rest.Select(u => u.Position.ToString()).ShouldBe(["a-5", "a-6"]);
        subscription.LastEventId.ShouldBe("a-6");
    }

    [Fact]
    public async Task Subscribe_SavedPositionAndSnapshot_GoesOnWhereItWas()
    {
        var frames = WorkflowFrames.Of("cv-extraction");
        await using var server = await HttpServer.StartAsync((c, _) => c.AnswerAsync(frames.After(c.Recorded().LastEventId)));
        var client = Clients.Create();
        var earlier = client.SubscribeWorkflowAsync(new SseRequest(server.Uri));
        await earlier.TakeAsync(7);
        byte[] saved = earlier.Snapshot.ToJson();

        var later = client.SubscribeWorkflowAsync(new SseRequest(server.Uri) { LastEventId = earlier.LastEventId }, WorkflowSnapshot.Parse(saved));
        await later.ReadAllAsync();

        JsonNode.DeepEquals(JsonNode.Parse(later.Snapshot.ToJson()), WorkflowFrames.Snapshot("cv-extraction")).ShouldBeTrue();
    }

    [Fact]
    public async Task Subscribe_BrokenEvent_ThrowsAndGoesOnAfterIt()
    {
        await using var server = await HttpServer.StartAsync((c, n) =>
            c.AnswerAsync(n == 1 ? "id: a-1\nevent: log\ndata: {\n\n" : WorkflowFrames.Log(2)));
        var subscription = Clients.Create().SubscribeWorkflowAsync(new SseRequest(server.Uri));

        await Should.ThrowAsync<JsonException>(() => subscription.TakeAsync(1));

        (await subscription.TakeAsync(1))[0].Kind.ShouldBe(WorkflowUpdateKind.Event);
    }

    private static Task<List<WorkflowUpdate>> ReadAsync(string stream, out WorkflowSubscription subscription)
    {
        var server = new OneAnswer(stream);
        subscription = new SseClient(new HttpClient(server), Clients.Fast).SubscribeWorkflowAsync(new SseRequest("http://localhost/"));
        return subscription.ReadAllAsync();
    }
}
