using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sse.Workflow.Tests.Logging;

/// <summary>Ordinary lines of an application's own categories, inside workflows.</summary>
public sealed class CapturedLinesTests : IAsyncDisposable
{
    private ServiceProvider? _services;

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
    }

    [Fact]
    public async Task Line_InsideAStep_AppearsInItWithAllItsParts()
    {
        var (workflows, logger) = Build(o => o.CaptureLogs());
        await using var log = workflows.Start("import");
        await log.StepAsync("read", default, step =>
        {
            using (logger.BeginScope("file {File}", "cv.pdf"))
            using (logger.BeginScope(new Dictionary<string, object?> { ["Tenant"] = 7 }))
                logger.LogWarning(new EventId(42, "Pages"), "Read {Pages} of {File} in {Ratio}", 12, "cv.pdf", 0.5);
            return Task.CompletedTask;
        });

        var line = Lines(log).ShouldHaveSingleItem();
        line.Text("node").ShouldBe(Recorded.Single(log.Stream, "step.started").Text("node"));
        line.Text("level").ShouldBe("warning");
        line.Text("message").ShouldBe("Read 12 of cv.pdf in 0.5");
        line.Text("category").ShouldBe("Shop.Importer");
        line.Text("template").ShouldBe("Read {Pages} of {File} in {Ratio}");
        line.GetProperty("args").GetRawText().ShouldBe("""{"Pages":12,"File":"cv.pdf","Ratio":0.5}""");
        line.GetProperty("eventId").GetInt32().ShouldBe(42);
        line.Text("eventName").ShouldBe("Pages");
        line.GetProperty("scopes").GetRawText().ShouldBe("""[{"File":"cv.pdf","scope":"file cv.pdf"},{"Tenant":7}]""");
        var read = WorkflowEvent.Parse("log", JsonSerializer.SerializeToUtf8Bytes(line)).ShouldBeOfType<LogWritten>();
        read.EventId.ShouldBe(42);
        read.Args!.Value.GetProperty("Pages").GetInt32().ShouldBe(12);
    }

    [Fact]
    public async Task Line_ArgumentsOfEveryKind_KeepTheirKind()
    {
        var (workflows, logger) = Build(o => o.CaptureLogs());
        await using var log = workflows.Start("import");
        using (logger.BeginScope(DayOfWeek.Monday))
            logger.LogInformation("{None} {Flag} {When} {Names} {Took}", null, true, new DateTime(2026, 11, 22, 10, 30, 0, DateTimeKind.Utc), new[] { "a", "b" }, TimeSpan.FromSeconds(90));

        var line = Lines(log).ShouldHaveSingleItem();
        line.GetProperty("args").GetRawText().ShouldBe("""{"None":null,"Flag":true,"When":"2026-11-22T10:30:00.0000000Z","Names":"a, b","Took":"00:01:30"}""");
        line.GetProperty("scopes").GetRawText().ShouldBe("""["Monday"]""");
    }

    [Fact]
    public async Task Line_ScopesLeftOut_HasNone()
    {
        var (workflows, logger) = Build(o =>
        {
            o.CaptureLogs();
            o.Logs.IncludeScopes = false;
        });
        await using var log = workflows.Start("import");
        using (logger.BeginScope("tenant {Tenant}", 7))
            logger.LogInformation("line");

        Lines(log).ShouldHaveSingleItem().TryGetProperty("scopes", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Line_OutsideOfWorkflowsOrBelowTheLevel_IsLeftAlone()
    {
        var (workflows, logger) = Build(o => o.CaptureLogs(LogLevel.Warning));
        logger.LogError("before");
        await using var log = workflows.Start("import");
        logger.LogInformation("too quiet");
        await log.DisposeAsync();
        logger.LogError("after");

        Lines(log).ShouldBeEmpty();
    }

    [Fact]
    public async Task Line_CaptureOff_IsLeftAlone()
    {
        var (workflows, logger) = Build(_ => { });
        await using var log = workflows.Start("import");
        logger.LogError("line");
        Lines(log).ShouldBeEmpty();
    }

    [Fact]
    public async Task Line_OfTheWorkflowsThemselves_IsNotCaptured()
    {
        var (workflows, _) = Build(o => o.CaptureLogs(LogLevel.Trace));
        await using var log = workflows.Start("import");
        log.Step("read").Complete();
        var own = _services!.GetRequiredService<ILoggerFactory>();
        own.CreateLogger("Sse.Workflow").LogError("loop");
        own.CreateLogger("Sse.AspNetCore.Streams").LogError("loop");
        own.CreateLogger("Sse.WorkflowShop").LogError("not ours");

        Lines(log).ShouldHaveSingleItem().Text("category").ShouldBe("Sse.WorkflowShop");
    }

    [Fact]
    public async Task Line_ParallelSteps_FindTheirOwn()
    {
        var (workflows, logger) = Build(o => o.CaptureLogs());
        await using var log = workflows.Start("import");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => log.StepAsync($"step {i}", default, async _ =>
        {
            await Task.Yield();
            logger.LogInformation("line of step {Step}", i);
        })));

        var names = Recorded.Events(log.Stream).Where(e => e.Type() == "step.started").ToDictionary(e => e.Text("node")!, e => e.Text("name"));
        Lines(log).Count.ShouldBe(20);
        Lines(log).ShouldAllBe(l => l.Text("message") == "line of " + names[l.Text("node")!]);
    }

    [Fact]
    public async Task Line_AfterItsStepEnded_IsMarkedLate()
    {
        var (workflows, logger) = Build(o => o.CaptureLogs());
        await using var log = workflows.Start("import");
        var gate = new TaskCompletionSource();
        var straggler = Task.CompletedTask;
        await log.StepAsync("read", default, _ =>
        {
            straggler = WriteLater();
            return Task.CompletedTask;

            async Task WriteLater()
            {
                await gate.Task;
                logger.LogInformation("late");
            }
        });
        gate.SetResult();
        await straggler;

        var line = Lines(log).ShouldHaveSingleItem();
        line.GetProperty("late").GetBoolean().ShouldBeTrue();
        line.Text("node").ShouldBe(Recorded.Single(log.Stream, "step.started").Text("node"));
    }

    [Fact]
    public async Task Line_BeyondTheBudget_LeavesOneNote()
    {
        var (workflows, logger) = Build(o =>
        {
            o.CaptureLogs();
            o.Logs.MaxLinesPerStep = 3;
        });
        await using var log = workflows.Start("import");
        foreach (var name in new[] { "first", "second" })
        {
            await log.StepAsync(name, default, _ =>
            {
                for (var i = 0; i < 10; i++)
                    logger.LogInformation("line {I}", i);
                return Task.CompletedTask;
            });
        }

        var lines = Lines(log);
        lines.Count.ShouldBe(8);
        lines[3].Text("message")!.ShouldContain("more than 3 lines");
        lines[3].Text("level").ShouldBe("warning");
    }

    [Fact]
    public async Task Line_KeptForFailure_AppearsOnlyIfTheRunFails()
    {
        var (workflows, logger) = Build(o =>
        {
            o.CaptureLogs();
            o.Logs.KeepForFailure = LogLevel.Debug;
            o.Logs.MaxKept = 2;
        });
        foreach (var fails in new[] { false, true })
        {
            await using var log = workflows.Start("import");
            for (var i = 0; i < 4; i++)
                logger.LogDebug("detail {I}", i);
            logger.LogTrace("never");
            if (fails)
                log.Fail(new InvalidOperationException());
            else
                log.Complete();

            Lines(log).Select(l => l.Text("message")).ShouldBe(fails ? ["detail 2", "detail 3"] : []);
            Lines(log).ShouldAllBe(l => l.GetProperty("at").GetInt64() <= l.GetProperty("t").GetInt64());
        }
    }

    [Fact]
    public async Task Line_SecretArgument_IsNeitherInArgsNorInText()
    {
        var (workflows, logger) = Build(o => o.CaptureLogs());
        await using var log = workflows.Start("import");
        using (logger.BeginScope("with {AccessToken}", "tok-77"))
            logger.LogInformation("Login of {User} with {Password}", "ann", "hunter2");

        var line = Lines(log).ShouldHaveSingleItem();
        line.GetRawText().ShouldNotContain("hunter2");
        line.GetRawText().ShouldNotContain("tok-77");
        line.Text("message").ShouldBe("Login of ann with [redacted]");
    }

    [Fact]
    public async Task Line_WithException_ShowsItsTypeOnly()
    {
        var (workflows, logger) = Build(o => o.CaptureLogs());
        await using var log = workflows.Start("import");
        logger.LogError(new InvalidOperationException("inner detail"), "It broke");

        var line = Lines(log).ShouldHaveSingleItem();
        line.Text("errorType").ShouldBe("InvalidOperationException");
        line.GetRawText().ShouldNotContain("inner detail");
    }

    [Fact]
    public async Task Line_CodeOfTheUserThrows_CostsItsDetailOnly()
    {
        var (workflows, logger) = Build(o =>
        {
            o.CaptureLogs();
            o.Logs.Filter = (_, level) => level == LogLevel.Critical ? throw new InvalidOperationException("boom") : true;
        });
        await using var log = workflows.Start("import");
        logger.Log(LogLevel.Information, 0, "state", null, (_, _) => throw new InvalidOperationException("boom"));
        logger.LogInformation("Value {Value}", new Hostile());
        logger.LogCritical("filtered");
        logger.LogInformation("fine");

        Lines(log).Select(l => l.Text("message")).ShouldBe(["[a line that cannot be formatted]", "[a line that cannot be formatted]", "fine"]);
    }

    [Fact]
    public async Task Line_ValueThatLogsItself_DoesNotMixUpTheBuffers()
    {
        var (workflows, logger) = Build(o => o.CaptureLogs());
        await using var log = workflows.Start("import");
        logger.LogInformation("Outer {A} {Value}", 1, new Talkative(logger));

        Lines(log).Select(l => l.GetProperty("args").GetRawText()).ShouldContain("""{"A":1,"Value":"talked"}""");
    }

    private static List<JsonElement> Lines(EnhancedSseLogger log) => [.. Recorded.Events(log.Stream).Where(e => e.Type() == "log")];

    private (IWorkflows Workflows, ILogger Logger) Build(Action<SseWorkflowOptions> configure)
    {
        var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Trace));
        services.AddSseWorkflow(configure);
        _services = services.BuildServiceProvider();
        return (_services.GetRequiredService<IWorkflows>(), _services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop.Importer"));
    }

    private sealed class Hostile
    {
        public override string ToString() => throw new InvalidOperationException("boom");
    }

    private sealed class Talkative(ILogger logger)
    {
        public override string ToString()
        {
            logger.LogInformation("Inner {B}", "b");
            return "talked";
        }
    }
}
