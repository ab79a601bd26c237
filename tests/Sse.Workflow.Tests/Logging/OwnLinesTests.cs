using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Sse.Workflow.Tests.Logging;

/// <summary>The workflow logger handed to code that takes an <see cref="ILogger"/>.</summary>
public sealed class OwnLinesTests : IAsyncDisposable
{
    private readonly SseWorkflowOptions _options = new();
    private readonly ListLoggerFactory _ordinary = new();
    private Workflows? _workflows;

    public async ValueTask DisposeAsync()
    {
        if (_workflows is not null)
            await _workflows.DisposeAsync();
    }

    [Fact]
    public async Task Log_AsILogger_GoesToTheStreamAndTheOrdinaryLog()
    {
        await using var log = Start();
        ILogger logger = log;
        log.Step("read");
        using (logger.BeginScope("batch {Batch}", 3))
            logger.LogWarning("Row {Row} is odd", 7);
        logger.LogDebug("too quiet");

        var line = Lines(log).ShouldHaveSingleItem();
        line.Text("message").ShouldBe("Row 7 is odd");
        line.Text("category").ShouldBeNull();
        line.GetProperty("args").GetRawText().ShouldBe("""{"Row":7}""");
        line.GetProperty("scopes")[0].Text("scope").ShouldBe("batch 3");
        line.Text("node").ShouldBe(Recorded.Single(log.Stream, "step.started").Text("node"));
        _ordinary.Lines.ShouldContain("Row 7 is odd");
    }

    [Fact]
    public async Task Log_InsideACallback_GoesToItsStep()
    {
        await using var log = Start();
        await log.StepAsync("outer", default, _ => log.StepAsync("inner", default, step =>
        {
            ((ILogger)log).LogInformation("here");
            return Task.CompletedTask;
        }));

        var inner = Recorded.Events(log.Stream).Single(e => e.Type() == "step.started" && e.Text("name") == "inner");
        Lines(log).ShouldHaveSingleItem().Text("node").ShouldBe(inner.Text("node"));
    }

    [Fact]
    public void IsEnabled_LoggerNobodyConfigured_IsFalse()
    {
        var logger = EnhancedSseLogger.None;
        logger.IsEnabled(LogLevel.Critical).ShouldBeFalse();
        logger.BeginScope("x").ShouldBeNull();
        Should.NotThrow(() => logger.LogError("nothing"));
    }

    [Fact]
    public async Task Log_OrdinaryLogThrows_StillGoesToTheStream()
    {
        _ordinary.Throws = true;
        await using var log = Start();
        ((ILogger)log).LogInformation("still here");
        log.Complete();

        Lines(log).ShouldHaveSingleItem();
        log.Outcome.ShouldBe(WorkflowOutcome.Succeeded);
    }

    [Fact]
    public async Task Log_AfterTheEnd_ChangesNothing()
    {
        await using var log = Start();
        log.Complete();
        ((ILogger)log).LogInformation("too late");
        Lines(log).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LogLevel.Information, true)]
    [InlineData(LogLevel.Debug, false)]
    [InlineData(LogLevel.None, false)]
    public async Task IsEnabled_OwnLevel_Decides(LogLevel level, bool expected)
    {
        await using var log = Start();
        log.IsEnabled(level).ShouldBe(expected);
    }

    private static List<JsonElement> Lines(EnhancedSseLogger log) => [.. Recorded.Events(log.Stream).Where(e => e.Type() == "log")];

    private EnhancedSseLogger Start()
    {
        _workflows = new Workflows(_options, loggerFactory: _ordinary);
        return _workflows.Start("import");
    }
}
