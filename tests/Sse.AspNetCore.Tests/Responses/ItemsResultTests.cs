using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Sse.Testing;

namespace Sse.AspNetCore.Tests;

public sealed class ItemsResultTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly Channel<SseItem<string>> _source = Channel.CreateUnbounded<SseItem<string>>();

    [Fact]
    public async Task Stream_SilentSource_HasHeadersAtOnceThenHeartbeats()
    {
        await using var host = await StartAsync(SseResults.Stream(_source.Reader.ReadAllAsync()));
        using var reader = await host.OpenAsync("/s");
        (await reader.NextBlockAsync()).ShouldBe(": connected");
        (await reader.NextBlockAsync()).ShouldStartWith("retry: ");
        await Eventually.HoldsAsync(() => host.Server.GetStats().Connections is [{ BytesSent: > 0 }], "the first write ended");

        _time.Advance(TimeSpan.FromSeconds(15));
        (await reader.NextBlockAsync()).ShouldBe(": heartbeat");
        await _source.Writer.WriteAsync(new SseItem<string>("late\nbut there", "news") { EventId = "7", ReconnectionInterval = TimeSpan.FromSeconds(9) });
        _source.Writer.Complete();

        (await reader.NextBlockAsync()).ShouldBe("retry: 9000");
        (await reader.ReadToEndAsync()).ShouldBe([new Event("7", "news", "late\nbut there")]);
    }

    [Fact]
    public async Task Stream_Values_AreJsonAsTheApplicationWritesIt()
    {
        static async IAsyncEnumerable<SseItem<Point>> Items()
        {
            for (var i = 0; i < 3; i++)
                yield return new SseItem<Point>(new Point(i, -i));
            await Task.Yield();
        }

        await using var host = await StartAsync(SseResults.Stream(Items()), services =>
            services.Configure<JsonOptions>(o => o.SerializerOptions.TypeInfoResolver = new DefaultJsonTypeInfoResolver()));
        using var reader = await host.OpenAsync("/s");

        (await reader.ReadToEndAsync()).Select(e => e.Data).ShouldBe(["""{"x":0,"y":0}""", """{"x":1,"y":-1}""", """{"x":2,"y":-2}"""]);
        host.Server.GetStats().EventsSent.ShouldBe(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stream_SourceThatThrows_EndsWithAProblemThatHidesTheCause(bool isLate)
    {
        async IAsyncEnumerable<SseItem<string>> Items()
        {
            yield return new SseItem<string>("before");
            if (isLate)
                await Task.Yield();
            throw new InvalidOperationException("password=hunter2");
        }

        await using var host = await StartAsync(SseResults.Stream(Items()));
        using var reader = await host.OpenAsync("/s");
        var events = await reader.ReadToEndAsync();

        events.Select(e => e.Type).ShouldBe(["message", "problem"]);
        events[1].Json.GetProperty("fatal").GetBoolean().ShouldBeTrue();
        events[1].Json.GetProperty("code").GetString().ShouldBe("stream_failed");
        reader.Received.ToString().ShouldNotContain("hunter2");
        reader.Received.ToString().ShouldNotContain("InvalidOperation");
        host.Logs.Errors.ShouldContain(e => e.Contains("hunter2"));
        host.Server.GetStats().Closed["failed"].ShouldBe(1);
    }

    [Fact]
    public async Task Stream_FailureOfItsOwn_IsSentAsTheEndpointSays()
    {
        static async IAsyncEnumerable<SseItem<string>> Items()
        {
            await Task.Yield();
            if (Environment.ProcessId > 0)
                throw new InvalidOperationException();
            yield break;
        }

        var options = new SseEndpointOptions { OnFailure = _ => new SseItem<string>("sorry", "failed") };
        await using var host = await StartAsync(SseResults.Stream(Items(), options: options));
        using var reader = await host.OpenAsync("/s");

        (await reader.ReadToEndAsync()).ShouldBe([new Event(null, "failed", "sorry")]);
    }

    [Fact]
    public async Task Stream_ReaderThatLeaves_CancelsTheSource()
    {
        var cancelled = new TaskCompletionSource();
        async IAsyncEnumerable<SseItem<string>> Items([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return new SseItem<string>("one");
            using var registration = cancellationToken.Register(cancelled.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        await using var host = await StartAsync(SseResults.Stream(Items()));
        var reader = await host.OpenAsync("/s");
        await reader.NextAsync();
        reader.Dispose();

        await cancelled.Task.WaitAsync(TestLimit.Token());
        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 0, "the place given back");
        host.Server.GetStats().Closed["client"].ShouldBe(1);
        host.Logs.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stream_ReaderThatLeavesASourceThatTakesItsTime_IsWaitedForAndCleansUp()
    {
        var (left, goOn, cleaned) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        async IAsyncEnumerable<SseItem<string>> Items([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                using var registration = cancellationToken.Register(left.SetResult);
                await left.Task;
                yield return new SseItem<string>("to nobody");
                await goOn.Task;
                yield return new SseItem<string>("nor this");
            }
            finally
            {
                cleaned.SetResult();
            }
        }

        await using var host = await StartAsync(SseResults.Stream(Items()));
        var reader = await host.OpenAsync("/s");
        reader.Dispose();
        await left.Task.WaitAsync(TestLimit.Token());
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        cleaned.Task.IsCompleted.ShouldBeFalse("it is still on its way to its next item");

        goOn.SetResult();

        await cleaned.Task.WaitAsync(TestLimit.Token());
        await Eventually.HoldsAsync(() => host.Server.ActiveConnections == 0, "the place given back");
        host.Logs.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stream_ManyReadyItems_ArriveInOrder()
    {
        static async IAsyncEnumerable<SseItem<string>> Items()
        {
            for (var i = 0; i < 20_000; i++)
            {
                if (i % 999 == 0)
                    await Task.Yield();
                yield return new SseItem<string>($"{i}");
            }
        }

        await using var host = await StartAsync(SseResults.Stream(Items()));
        using var reader = await host.OpenAsync("/s");

        (await reader.ReadToEndAsync()).Select(e => e.Data).ShouldBe(Enumerable.Range(0, 20_000).Select(i => $"{i}"));
    }

    [Fact]
    public async Task Stream_NoRoom_Answers503()
    {
        await using var host = await StartAsync(SseResults.Stream(_source.Reader.ReadAllAsync()), services => services.AddSse(o => o.MaxConnections = 1));
        using var reader = await host.OpenAsync("/s");

        var refused = await host.Client.GetAsync("/s");

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Stream_ServerStops_LetsTheSourceGoOnThenSaysGoodbye()
    {
        await using var host = await StartAsync(SseResults.Stream(_source.Reader.ReadAllAsync()));
        using var reader = await host.OpenAsync("/s");
        await reader.NextBlockAsync();

        var stop = host.App.StopAsync(TestLimit.Token());
        await _source.Writer.WriteAsync(new SseItem<string>("still working"));
        var before = await reader.NextAsync();
        await Eventually.HoldsAsync(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            return stop.IsCompleted;
        }, "the time to leave over");
        await stop;

        before!.Data.ShouldBe("still working");
        (await reader.ReadToEndAsync()).ShouldHaveSingleItem().Type.ShouldBe("stream.closing");
    }

    private Task<TestHost> StartAsync(IResult result, Action<IServiceCollection>? services = null) => TestHost.StartAsync(
        app => app.MapGet("/s", http => result.ExecuteAsync(http)),
        collection =>
        {
            collection.AddSse(o => o.TimeProvider = _time);
            services?.Invoke(collection);
        });

    private sealed record Point(int X, int Y);
}
