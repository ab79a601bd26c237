using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

public sealed class ResponseTests
{
    [Fact]
    public async Task Compression_SetUpForEventStreams_IsKeptOffUnlessAllowed()
    {
        (await EncodingAsync(allow: false)).ShouldBeEmpty();
        (await EncodingAsync(allow: true)).ShouldBe(["gzip"]);
    }

    [Fact]
    public async Task Dialect_DerivedStream_IsServedAtTheSamePositions()
    {
        var source = Streams.Filled(3, complete: true);
        await using var host = await TestHost.StartAsync(app =>
        {
            app.MapSse("/native", _ => source);
            app.MapSse("/dialect", _ => source.Derive("upper", () => new Shout()));
        });
        using var native = await host.OpenAsync("/native");
        using var dialect = await host.OpenAsync("/dialect");

        var plain = await native.ReadToEndAsync();
        var loud = await dialect.ReadToEndAsync();
        using var resumed = await host.OpenAsync("/dialect", plain[1].Id);

        loud.Select(e => e.Id).ShouldBe(plain.Select(e => e.Id));
        loud.ShouldAllBe(e => e.Type == "loud");
        (await resumed.ReadToEndAsync()).ShouldBe(loud[2..]);
    }

    [Fact]
    public async Task Filter_LongRunOfUnwantedEvents_MovesTheReadersPositionOn()
    {
        await using var host = await WorkflowHost.StartAsync();
        await using var run = host.Workflows().Start("import", "r1");
        for (var i = 0; i < 1_200; i++)
            run.Log(Microsoft.Extensions.Logging.LogLevel.Information, "x");
        using var reader = await host.OpenAsync("/w/r1/events?types=problem");

        List<string> blocks = [];
        while (blocks.Count < 4 && await reader.NextBlockAsync() is { } block)
            blocks.Add(block);

        blocks[2..].ShouldAllBe(b => b.StartsWith("id: ") && !b.Contains('\n'));
        var id = StreamPosition.Parse(blocks[3]["id: ".Length..]);
        id.Sequence.ShouldBeInRange(900, 1_201);
        id.Epoch.ShouldBe(run.Stream.Epoch);
    }

    private static async Task<ICollection<string>> EncodingAsync(bool allow)
    {
        var stream = Streams.Filled(1, complete: true);
        await using var host = await TestHost.StartAsync(
            app =>
            {
                app.UseResponseCompression();
                app.MapSse("/s", _ => stream);
            },
            services =>
            {
                services.AddSse(o => o.AllowCompression = allow);
                services.AddResponseCompression(o => o.MimeTypes = ["text/event-stream"]);
            });
        host.Client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        using var response = await host.Client.GetAsync("/s");
        return response.Content.Headers.ContentEncoding;
    }

    private sealed class Shout : IEventTransform
    {
        public void Transform(in StreamEvent source, TransformWriter output) =>
            output.Write("loud"u8, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(source.Data.Span).ToUpperInvariant()));
    }
}
