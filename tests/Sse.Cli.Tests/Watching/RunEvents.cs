namespace Sse.Cli.Tests.Watching;

/// <summary>Frames of a run's stream, written by hand: what a server sends, or a broken one.</summary>
internal static class RunEvents
{
    private const long Epoch = 7;

    /// <summary>One event; its sequence number is its <c>rev</c>.</summary>
    /// <param name="rev">From 1 on.</param>
    /// <param name="type">The event's type.</param>
    /// <param name="rest">The fields after the envelope's, each behind a comma.</param>
    /// <param name="node">The node.</param>
    /// <param name="parent">The node around it.</param>
    public static string Frame(int rev, string type, string rest, string node = "0", string? parent = null)
    {
        string around = parent is null ? "" : $",\"parent\":\"{parent}\"";
        return $"id: {Epoch}-{rev}\nevent: {type}\ndata: {{\"type\":\"{type}\",\"workflowId\":\"w\",\"ts\":\"2026-01-02T03:04:05.006Z\",\"t\":{rev * 100},\"node\":\"{node}\"{around},\"rev\":{rev}{rest}}}\n\n";
    }

    public static string Started { get; } = Frame(1, "workflow.started", ",\"name\":\"import\"");

    public static string Step(int rev, string name, string node = "1") => Frame(rev, "step.started", $",\"name\":\"{name}\"", node, "0");

    public static string StepAt(int rev, string name, int percentage) => Frame(rev, "step.progress", $",\"name\":\"{name}\",\"percentage\":{percentage}", "1", "0");

    public static string StepEnd(int rev, string name, string outcome = "succeeded") =>
        Frame(rev, "step.finished", $",\"name\":\"{name}\",\"outcome\":\"{outcome}\",\"durationMs\":100", "1", "0");

    public static string Finished(int rev, string outcome = "succeeded") =>
        Frame(rev, "workflow.finished", $",\"name\":\"import\",\"outcome\":\"{outcome}\",\"durationMs\":{rev * 100}");
}
