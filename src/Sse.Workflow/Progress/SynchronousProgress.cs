namespace Sse.Workflow;

/// <summary>
/// Calls back at once, on the reporting thread. <see cref="Progress{T}"/> posts its reports to the thread pool, where they
/// overtake each other and arrive after the work has ended.
/// </summary>
internal sealed class SynchronousProgress(Action<double> report) : IProgress<double>
{
    public void Report(double value) => report(value);
}
