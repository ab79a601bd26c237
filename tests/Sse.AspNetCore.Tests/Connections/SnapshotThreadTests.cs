using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

/// <summary>The state that a reader needs behind a gap may take long to write.</summary>
public sealed class SnapshotThreadTests
{
    private static readonly StreamCursorOptions Inline = new() { AllowSynchronousContinuations = true };

    [Fact]
    public async Task Gap_StateThatTakesLong_HoldsUpNeitherTheWriterNorThoseWokenWithTheReader()
    {
        using var gate = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EventStream stream = null!;
        stream = Streams.Filled(1, new EventStreamOptions
        {
            MaxEvents = 5,
            WriteSnapshot = output =>
            {
                begun.TrySetResult();
                release.Wait(TestLimit.Time);
                output.Write("{}"u8);
                return stream.Head;
            },
        });
        var feed = new WatchedFeed(new StreamFeed(stream.OpenCursor(stream.Head, Inline), NullLogger.Instance));
        await using var host = await TestHost.StartAsync(app => app.MapGet("/s", async http =>
            await StreamRequest.ServeAsync(SseServer.From(http.RequestServices), new SseConnectionContext(http, "c", "s", stream), feed, new SseEndpointOptions())));

        // Who waits last is woken first, and all three by one thread. The first to be woken holds it up until the reader has fallen behind.
        OnNews(stream, woken.SetResult);
        using var reader = await host.OpenAsync("/s");
        await feed.Waiting.WaitAsync(TestLimit.Token());
        OnNews(stream, () => gate.Wait(TestLimit.Time));
        for (var i = 2; i <= 20; i++)
            stream.Add($"{i}");
        gate.Set();

        await begun.Task.WaitAsync(TestLimit.Token());
        await woken.Task.WaitAsync(TestLimit.Token());
        await Task.Run(() => stream.Add("21")).WaitAsync(TestLimit.Token());
        reader.Received.ToString().ShouldNotContain("stream.snapshot");
        release.Set();

        (await reader.TakeAsync(2)).Select(e => e.Type).ShouldBe(["stream.gap", "stream.snapshot"]);
    }

    /// <summary>Runs on the thread that wakes the stream's readers.</summary>
    private static void OnNews(EventStream stream, Action act) =>
        _ = stream.OpenCursor(stream.Head, Inline).WaitAsync().AsTask()
            .ContinueWith(_ => act(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
