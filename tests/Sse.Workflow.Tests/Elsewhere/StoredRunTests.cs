using Sse.Primitives;

namespace Sse.Workflow.Tests;

public sealed class StoredRunTests
{
    [Theory]
    [InlineData("running", false, WorkflowStatus.Running)]
    [InlineData("canceling", false, WorkflowStatus.Canceling)]
    [InlineData("succeeded", true, WorkflowStatus.Succeeded)]
    [InlineData("running", true, WorkflowStatus.Abandoned)]
    [InlineData("canceling", true, WorkflowStatus.Abandoned)]
    [InlineData("", true, WorkflowStatus.Abandoned)]
    [InlineData("", false, WorkflowStatus.Running)]
    public void Describe_WithoutTheLastEvents_TellsAnEndedStreamFromARunningOne(string said, bool isCompleted, WorkflowStatus expected)
    {
        var stored = new StoredStream
        {
            Id = "run-1",
            Epochs = new StreamEpochs(7),
            Owner = "node",
            CreatedAt = DateTimeOffset.UnixEpoch,
            IsCompleted = isCompleted,
            Attributes = new StreamAttributes { Status = said },
        };

        StoredRun.Describe(stored, tail: null, DateTimeOffset.UnixEpoch).Status.ShouldBe(expected);
    }
}
