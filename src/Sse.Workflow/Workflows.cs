using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>
/// Starts, finds and stops workflows. Registered by <c>AddSseWorkflow</c>; without a container, <c>new Workflows()</c> is all it takes.
/// </summary>
public sealed partial class Workflows : IWorkflows, IAsyncDisposable
{
    private readonly WorkflowRuntime _runtime;
    private readonly IServiceProvider? _services;
    private readonly bool _ownsStreams;
    private readonly WorkflowListing _listing;

    /// <summary>Creates a place for workflows.</summary>
    /// <param name="options">What holds for all of them. Default: the defaults.</param>
    /// <param name="streams">Where their streams live. Default: a registry of its own.</param>
    /// <param name="loggerFactory">The ordinary log. Default: none.</param>
    /// <param name="services">The services of launched workflows, each in a scope of its own; also asked for an <see cref="IMeterFactory"/>. Default: none.</param>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public Workflows(SseWorkflowOptions? options = null, EventStreamRegistry? streams = null, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null)
    {
        options ??= new SseWorkflowOptions();
        options.Validate();
        options.CompleteStreams();
        _ownsStreams = streams is null;
        _services = services;
        Streams = streams ?? new EventStreamRegistry(options.Streams);
        _runtime = new WorkflowRuntime(options, new RunDirectory(Streams, options.MaxFinished), loggerFactory, services?.GetService(typeof(IMeterFactory)) as IMeterFactory)
        {
            StartChild = Start,
        };
        _listing = new WorkflowListing(_runtime.Directory, Streams, _runtime.Time);
        Streams.CommandReceived += OnCommand;
    }

    /// <summary>The streams of all workflows, by the workflows' ids.</summary>
    public EventStreamRegistry Streams { get; }

    /// <summary>What all workflows together were like.</summary>
    public IWorkflowReports Reports => _runtime.Reports;

    /// <inheritdoc/>
    public EnhancedSseLogger? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _runtime.Directory.Find(id);
    }

    /// <inheritdoc/>
    public bool Cancel(string id, string? by = null, string? reason = null) => Find(id)?.RequestCancel(by, reason) ?? false;

    /// <summary>Stops launched workflows, those that do not end within five seconds as abandoned.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), _runtime.Time);
        await StopAsync(limit.Token).ConfigureAwait(false);
        Streams.CommandReceived -= OnCommand;
        _runtime.Dispose();
        if (_ownsStreams)
            Streams.Dispose();
    }
}
