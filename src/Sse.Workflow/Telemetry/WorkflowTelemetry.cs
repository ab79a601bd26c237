using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Sse.Workflow;

/// <summary>
/// Metrics and traces of all runs. Listeners are somebody else's code: whatever they throw is counted in
/// <see cref="ListenerFailures"/> and goes no further.
/// </summary>
internal sealed class WorkflowTelemetry : IDisposable
{
    private static readonly ActivitySource Activities = new(TelemetryNames.Source);

    private readonly IReadOnlyDictionary<string, TagClass> _classes;
    private readonly string[] _dimensions;
    private readonly Meter? _ownMeter;
    private long _listenerFailures;

    public WorkflowTelemetry(
        BoundedNames? names = null,
        TelemetryOptions? options = null,
        IReadOnlyDictionary<string, TagClass>? classes = null,
        IMeterFactory? meters = null)
    {
        options ??= new TelemetryOptions();
        Names = names ?? new BoundedNames(options.Limits);
        _classes = classes ?? new Dictionary<string, TagClass>();
        // In a fixed order: the combination of values is one name.
        _dimensions = [.. _classes.Where(c => c.Value == TagClass.Dimension).Select(c => c.Key).Order(StringComparer.Ordinal)];
        // A meter of the factory is the factory's to dispose.
        var meter = meters?.Create(new MeterOptions(TelemetryNames.Source)) ?? (_ownMeter = new Meter(TelemetryNames.Source));
        Instruments = new WorkflowInstruments(meter, options.Metrics);
    }

    public WorkflowInstruments Instruments { get; }

    /// <summary>Removes secrets from texts that are not redacted already. Default: leaves them as they are.</summary>
    public Func<string, string> Redact { get; init; } = static text => text;

    public BoundedNames Names { get; }

    /// <summary>How often a meter or activity listener threw.</summary>
    public long ListenerFailures => Volatile.Read(ref _listenerFailures);

    /// <summary>Begins to measure a run. Its activity is a child of <paramref name="parent"/>, or the root of a trace of its own.</summary>
    /// <param name="name">The workflow's name.</param>
    /// <param name="workflowId">The run's id: on the activity only.</param>
    /// <param name="tags">The run's tags, redacted; their class decides where they go.</param>
    /// <param name="parent">Where the run was started from; the default for none.</param>
    /// <param name="startTime">The run's start.</param>
    /// <param name="link">Refer to <paramref name="parent"/> instead of continuing its trace: for a run that outlives it.</param>
    public RunTelemetry StartRun(
        string name,
        string workflowId,
        IReadOnlyDictionary<string, string>? tags,
        ActivityContext parent,
        DateTimeOffset startTime,
        bool link = false)
    {
        var workflow = Names.Workflow(name);
        var run = new RunTelemetry(this, workflow, Dimensions(workflow, tags));
        run.Begin(RunActivity(name, workflowId, tags, parent, startTime, link));
        return run;
    }

    public void Dispose() => _ownMeter?.Dispose();

    /// <summary>Runs what ends in somebody else's listener.</summary>
    public void Guard<TState>(TState state, Action<TState> record)
    {
        try
        {
            record(state);
        }
        catch (Exception)
        {
            ListenerFailed();
        }
    }

    public void ListenerFailed() => Interlocked.Increment(ref _listenerFailures);

    /// <summary>
    /// Starts an activity under an explicit parent and leaves <see cref="Activity.Current"/> as it was: steps close in any
    /// order, and a stopped activity must not become anybody's parent.
    /// </summary>
    public Activity? Start(string operation, string displayName, ActivityContext parent, in ActivityDetails details)
    {
        if (!Activities.HasListeners())
            return null;
        var before = Activity.Current;
        try
        {
            // An empty parent context means "the current activity" to StartActivity.
            if (parent == default && before is not null)
                Activity.Current = null;
            var activity = Activities.StartActivity(
                operation, ActivityKind.Internal, parent, details.Tags, details.Links, details.StartTime);
            activity?.DisplayName = displayName;
            return activity;
        }
        catch (Exception)
        {
            ListenerFailed();
            return null;
        }
        finally
        {
            MakeCurrent(before);
        }
    }

    public void Stop(Activity? activity, WorkflowOutcome outcome, TimeSpan duration, WorkflowProblem? problem)
    {
        if (activity is null)
            return;
        var before = Activity.Current;
        try
        {
            activity.SetTag(TelemetryNames.OutcomeTag, outcome.WireName());
            if (outcome.IsError())
                activity.SetStatus(ActivityStatusCode.Error, problem?.Message).SetTag(TelemetryNames.ErrorTag, problem?.ErrorType ?? problem?.Code ?? outcome.WireName());
            else if (outcome is WorkflowOutcome.Succeeded or WorkflowOutcome.Warned)
                activity.SetStatus(ActivityStatusCode.Ok);
            activity.SetEndTime(activity.StartTimeUtc + duration);
            activity.Stop();
        }
        catch (Exception)
        {
            ListenerFailed();
        }
        finally
        {
            MakeCurrent(ReferenceEquals(before, activity) ? activity.Parent : before);
        }
    }

    /// <summary>Makes an activity the ambient one: around the body of a callback, where the caller puts back what was there.</summary>
    public void MakeCurrent(Activity? activity)
    {
        try
        {
            if (!ReferenceEquals(Activity.Current, activity))
                Activity.Current = activity;
        }
        catch (Exception)
        {
            // Activity.CurrentChanged has handlers too.
            ListenerFailed();
        }
    }

    private Activity? RunActivity(
        string name, string workflowId, IReadOnlyDictionary<string, string>? tags, ActivityContext parent, DateTimeOffset startTime, bool link)
    {
        if (!Activities.HasListeners())
            return null;
        List<KeyValuePair<string, object?>> own = [new(TelemetryNames.NameTag, name), new(TelemetryNames.IdTag, workflowId)];
        foreach (var (key, value) in tags ?? new Dictionary<string, string>())
        {
            if (!_classes.TryGetValue(key, out var tagClass) || tagClass != TagClass.Private)
                own.Add(new(key, value));
        }
        var linked = link && parent != default;
        return Start(
            TelemetryNames.RunActivity,
            name,
            linked ? default : parent,
            new ActivityDetails(own, linked ? [new ActivityLink(parent)] : null, startTime));
    }

    /// <summary>The metric tags of a run: its name and the values of the declared dimensions.</summary>
    private KeyValuePair<string, object?>[] Dimensions(string workflow, IReadOnlyDictionary<string, string>? tags)
    {
        if (_dimensions.Length == 0)
            return [new(TelemetryNames.NameTag, workflow)];
        var values = new string[_dimensions.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = tags is not null && tags.TryGetValue(_dimensions[i], out var value) ? value : string.Empty;
        var bounded = Names.Part(NamePart.Dimensions, workflow, string.Join('\0', values));
        var isOther = ReferenceEquals(bounded, BoundedNames.Other);
        return
        [
            new(TelemetryNames.NameTag, workflow),
            .. _dimensions.Select((key, i) => new KeyValuePair<string, object?>(key, isOther ? BoundedNames.Other : values[i])),
        ];
    }
}
