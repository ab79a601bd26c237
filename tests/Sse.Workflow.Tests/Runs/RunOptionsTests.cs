namespace Sse.Workflow.Tests;

/// <summary>What is special about one workflow is looked at when it starts, not when it matters.</summary>
public sealed class RunOptionsTests : IAsyncDisposable
{
    private readonly Workflows _workflows = new();

    public static TheoryData<WorkflowOptions, string> Refused => new()
    {
        { new WorkflowOptions { ExpectedSteps = -1 }, "WorkflowOptions.ExpectedSteps must be zero or more" },
        { new WorkflowOptions { CancelDeadline = TimeSpan.Zero }, "WorkflowOptions.CancelDeadline must be more than zero and at most 24 days" },
        { new WorkflowOptions { CancelDeadline = TimeSpan.MaxValue }, "WorkflowOptions.CancelDeadline must be more than zero and at most 24 days" },
    };

    public ValueTask DisposeAsync() => _workflows.DisposeAsync();

    [Theory]
    [MemberData(nameof(Refused))]
    public void Start_OptionThatMakesNoSense_SaysWhatItMayBe(WorkflowOptions options, string message)
    {
        Should.Throw<ArgumentException>(() => _workflows.Start("import", options)).Message.ShouldContain(message);
        _workflows.Streams.Count.ShouldBe(0);
    }
}
