namespace DemoHost.Tests.Hosting;

public sealed class DemoProcessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Terminate_FiftyOpenStreams_SaysFarewellAndEndsInTime()
    {
        await using var demo = await DemoProcess.StartAsync();
        var streams = new List<Task<string>>();
        for (var i = 0; i < 50; i++)
        {
            var response = await demo.Http.GetAsync("/api/v1/sse/heartbeat", HttpCompletionOption.ResponseHeadersRead, Cancel);
            streams.Add(response.Content.ReadAsStringAsync(Cancel));
        }

        var (took, exitCode) = await demo.TerminateAsync();

        exitCode.ShouldBe(0);
        // The default drain limit plus the two seconds that a stop may take beyond it.
        took.ShouldBeLessThan(new Sse.AspNetCore.SseServerOptions().DrainTimeout + TimeSpan.FromSeconds(2));
        foreach (var text in await Task.WhenAll(streams))
            text.ShouldContain("event: stream.closing");
    }

    [Fact]
    public async Task Stream_NewConnection_GetsItsFirstBytesAtOnce()
    {
        await using var demo = await DemoProcess.StartAsync();
        using var response = await demo.Http.GetAsync("/api/v1/sse/heartbeat", HttpCompletionOption.ResponseHeadersRead, Cancel);
        var stream = await response.Content.ReadAsStreamAsync(Cancel);

        var first = new byte[1];
        (await stream.ReadAsync(first, Cancel)).ShouldBe(1);

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.Contains("Sse-Connection-Id").ShouldBeTrue();
    }
}
