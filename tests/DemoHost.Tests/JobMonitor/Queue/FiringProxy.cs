using System.Reflection;
using Quartz;

namespace DemoHost.Tests.JobMonitor.Queue;

/// <summary>A firing of a job as Quartz hands it over, reduced to what the job looks at.</summary>
public class FiringProxy : DispatchProxy
{
    private IJobDetail? _job;
    private bool _isRecovering;

    public static IJobExecutionContext Create(IJobDetail job, bool isRecovering)
    {
        var context = Create<IJobExecutionContext, FiringProxy>();
        ((FiringProxy)(object)context)._job = job;
        ((FiringProxy)(object)context)._isRecovering = isRecovering;
        return context;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        "get_JobDetail" => _job,
        "get_Recovering" => _isRecovering,
        "set_Result" => null,
        var name => throw new NotSupportedException(name),
    };
}
