using Sse.Workflow;

namespace Sse.AspNetCore;

/// <summary>What moves in a row of the list. A running workflow's duration is left out: readers have its start.</summary>
internal sealed record RowChange(string Id, WorkflowStatus Status, double? Percentage, string? Current, int Problems, double? DurationMs)
{
    public static RowChange Of(WorkflowInfo row)
    {
        var isRunning = row.Status is WorkflowStatus.Running or WorkflowStatus.Canceling;
        var percentage = row.Percentage is { } value ? Math.Round(value, 1) : default(double?);
        return new RowChange(row.Id, row.Status, percentage, row.Current, row.Problems, isRunning ? null : row.DurationMs);
    }
}
