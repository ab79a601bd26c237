using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>
/// Lets through as much progress as somebody wants to read afterwards: of each node what moves it by ten points, or comes ten seconds after the
/// line before. By the time of the events, so that a run reads the same whenever it is watched.
/// </summary>
internal sealed class ProgressPace
{
    private const double Points = 10;
    private const long Milliseconds = 10_000;

    private readonly Dictionary<string, (double Percentage, long At)> _last = new(StringComparer.Ordinal);

    public bool Allows(WorkflowEvent e)
    {
        double percentage;
        switch (e)
        {
            case StepProgressed step: percentage = step.Percentage ?? 0; break;
            case BulkProgressed bulk: percentage = bulk.Percentage ?? 0; break;
            case StepFinished or BulkFinished:
                _last.Remove(e.Node);
                return true;
            default:
                return true;
        }

        var last = _last.GetValueOrDefault(e.Node, (0, long.MinValue / 2));
        if (percentage < last.Percentage + Points && e.ElapsedMs < last.At + Milliseconds)
            return false;
        _last[e.Node] = (percentage, e.ElapsedMs);
        return true;
    }
}
