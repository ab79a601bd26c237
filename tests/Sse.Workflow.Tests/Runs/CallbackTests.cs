namespace Sse.Workflow.Tests;

/// <summary>Phases and steps as callbacks: what they return, and what becomes of them when they throw.</summary>
public sealed class CallbackTests : IAsyncDisposable
{
    private readonly Workflows _workflows = new();

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Fact]
    public async Task PhaseAsync_WithResult_ReturnsWhatItsStepsMade()
    {
        await using var log = _workflows.Start("import");

        var rows = await log.PhaseAsync(WorkflowPhase.Processing, default, async phase =>
            await phase.StepAsync("read", default, _ => Task.FromResult(3)) + await phase.StepAsync("check", default, _ => Task.FromResult(4)), expectedSteps: 2);

        rows.ShouldBe(7);
        Recorded.Single(log.Stream, "phase.finished").Text("outcome").ShouldBe("succeeded");
        Recorded.Events(log.Stream).Where(e => e.Type() == "step.finished").Select(e => e.Text("parent")).ShouldBe(["1", "1"]);
    }

    [Fact]
    public async Task PhaseAsync_InnerStepThrows_FailsBothAndHandsItOn()
    {
        await using var log = _workflows.Start("import");

        (await Should.ThrowAsync<InvalidDataException>(() => log.PhaseAsync<int>(WorkflowPhase.Processing, default, phase =>
            phase.StepAsync<int>("read", default, _ => throw new InvalidDataException("row 7"))))).Message.ShouldBe("row 7");

        Recorded.Events(log.Stream).Where(e => e.Type().EndsWith(".finished", StringComparison.Ordinal)).Select(e => e.Text("outcome")).ShouldBe(["failed", "failed"]);
    }

    [Fact]
    public async Task StepAsync_PlainCallbackThrows_FailsTheStepAndHandsItOn()
    {
        await using var log = _workflows.Start("import");

        await Should.ThrowAsync<InvalidDataException>(() => log.StepAsync("read", default, (Func<WorkflowStep, Task>)(_ => throw new InvalidDataException("row 7"))));

        Recorded.Single(log.Stream, "step.finished").Text("outcome").ShouldBe("failed");
    }

    /// <summary>A callback that returns has ended its step well, so a warning is left; a step that nobody ends has failed.</summary>
    [Fact]
    public async Task Error_OfAStepThatGoesOn_LeavesAWarningUnlessNobodyEndsIt()
    {
        await using var log = _workflows.Start("import");

        await log.StepAsync("read", default, step =>
        {
            step.Error("Row 7 has no name.", new InvalidDataException("secret"));
            return Task.CompletedTask;
        });
        using (var step = log.Step("check"))
            step.Error("Row 8 has none either.");

        var problem = Recorded.Events(log.Stream).First(e => e.Type() == "problem");
        problem.Text("message").ShouldBe("Row 7 has no name.");
        problem.Text("node").ShouldBe("1");
        problem.GetRawText().ShouldNotContain("secret");
        Recorded.Events(log.Stream).Where(e => e.Type() == "step.finished").Select(e => e.Text("outcome")).ShouldBe(["warned", "failed"]);
    }

    [Fact]
    public async Task ForEachAsync_StreamedItemsInsideAStep_AreItsChildren()
    {
        await using var log = _workflows.Start("import");

        var result = await log.StepAsync("check", default, step => step.ForEachAsync(Rows(), (_, _, _) => Task.CompletedTask));

        result.Counts.Succeeded.ShouldBe(3);
        Recorded.Single(log.Stream, "bulk.started").Text("parent").ShouldBe("1");

        static async IAsyncEnumerable<int> Rows()
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
    }
}
