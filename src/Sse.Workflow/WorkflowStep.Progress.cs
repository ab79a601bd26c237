namespace Sse.Workflow;

public sealed partial class WorkflowStep
{
    /// <summary>How much is done. Cheap: call it as often as you like, at most 8 times a second it becomes an event.</summary>
    /// <param name="done">Units that are done.</param>
    /// <param name="total">Units in all; null keeps what was said before, or unknown.</param>
    /// <param name="unit">What is counted: <c>pages</c>, <c>By</c>. Default: as before.</param>
    public void Report(long done, long? total = null, string? unit = null)
    {
        if (_logger is null)
            return;
        var progress = Node!.EnsureProgress();
        if (unit is not null)
            progress.SetUnit(unit, _logger.Writer!.Runtime.Texts);
        progress.Report(done, total);
        _logger.Writer!.TouchProgress(progress);
    }

    /// <summary>How much is done, in percent. What is shown never falls.</summary>
    /// <param name="percentage">0 to 100; anything else is brought into that range, and NaN is ignored.</param>
    public void ReportProgress(double percentage)
    {
        if (_logger is null)
            return;
        var progress = Node!.EnsureProgress();
        progress.Raise(percentage);
        _logger.Writer!.TouchProgress(progress);
    }

    /// <summary>Says what is being done right now; shown with the step.</summary>
    public void SetMessage(string message)
    {
        if (_logger is null)
            return;
        _logger.Writer!.SetMessage(Node!, _logger.Writer.Runtime.Texts.Show(message, ""));
    }

    /// <summary>The same as <see cref="ReportProgress"/>, at once and on the calling thread, for code that takes an <see cref="IProgress{T}"/>.</summary>
    void IProgress<double>.Report(double value) => ReportProgress(value);
}
