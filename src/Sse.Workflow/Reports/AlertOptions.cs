namespace Sse.Workflow;

/// <summary>Which <see cref="AlertRule"/>s are watched for all workflows. Whom they call are the hooks for <see cref="WorkflowEventTypes.Alert"/>.</summary>
public sealed class AlertOptions
{
    /// <summary>The rules. Default: none, and nothing is watched.</summary>
    public IList<AlertRule> Rules { get; } = [];

    /// <summary>How often they are checked. Default: 10 s.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    internal void Validate()
    {
        OptionRule.Require<AlertOptions>(Interval > TimeSpan.Zero, nameof(Interval), "more than zero");
        foreach (var rule in Rules)
            rule.Validate();
    }
}
