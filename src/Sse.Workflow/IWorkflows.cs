namespace Sse.Workflow;

/// <summary>Starts, finds and stops workflows. A singleton; every member may be called by any thread.</summary>
public interface IWorkflows
{
    /// <summary>Starts a workflow that you write step by step. Dispose the logger; without an end before that, the workflow is abandoned.</summary>
    /// <param name="name">What kind of workflow it is: a fixed text, by which runs are compared.</param>
    /// <param name="id">Its id. Default: a fresh UUID.</param>
    /// <exception cref="ArgumentException">The name is empty, or the id is not usable.</exception>
    /// <exception cref="WorkflowExistsException">A workflow with this id is running.</exception>
    EnhancedSseLogger Start(string name, string? id = null);

    /// <summary>Starts a workflow that you write step by step.</summary>
    /// <param name="name">What kind of workflow it is: a fixed text, by which runs are compared.</param>
    /// <param name="options">What is special about this one.</param>
    /// <exception cref="ArgumentException">The name is empty, or the id or another option is not usable.</exception>
    /// <exception cref="WorkflowExistsException">A workflow with this id is running.</exception>
    EnhancedSseLogger Start(string name, WorkflowOptions options);

    /// <summary>
    /// Runs a workflow: it succeeds with what <paramref name="body"/> returns and fails with what it throws, which goes on to the caller.
    /// </summary>
    /// <param name="name">What kind of workflow it is: a fixed text, by which runs are compared.</param>
    /// <param name="body">The work. Its token is the run's own: signalled by a request to stop or by <paramref name="cancellationToken"/>.</param>
    /// <param name="options">What is special about this one. Default: nothing.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <typeparam name="T">What the workflow produces.</typeparam>
    /// <exception cref="WorkflowExistsException">A workflow with this id is running.</exception>
    Task<T> RunAsync<T>(string name, Func<EnhancedSseLogger, CancellationToken, Task<T>> body, WorkflowOptions? options = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="RunAsync{T}"/>
    Task RunAsync(string name, Func<EnhancedSseLogger, CancellationToken, Task> body, WorkflowOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Starts a workflow that outlives its caller: in the background, in a service scope of its own, until it ends or the host stops.
    /// </summary>
    /// <param name="name">What kind of workflow it is: a fixed text, by which runs are compared.</param>
    /// <param name="body">The work, with the services of its scope and the run's own token.</param>
    /// <param name="options">What is special about this one. Default: nothing.</param>
    /// <typeparam name="T">What the workflow produces.</typeparam>
    /// <exception cref="WorkflowExistsException">A workflow with this id is running.</exception>
    /// <exception cref="InvalidOperationException"><see cref="StopAsync"/> was called: no more workflows are launched.</exception>
    WorkflowRun<T> Launch<T>(string name, Func<IServiceProvider, EnhancedSseLogger, CancellationToken, Task<T>> body, WorkflowOptions? options = null);

    /// <inheritdoc cref="Launch{T}"/>
    WorkflowRun Launch(string name, Func<IServiceProvider, EnhancedSseLogger, CancellationToken, Task> body, WorkflowOptions? options = null);

    /// <summary>
    /// Finds a workflow of this process that runs, or has ended and whose stream is still in memory. Asks nobody: whether another process has used the
    /// id of an ended one again, only <see cref="FindAsync"/> can tell.
    /// </summary>
    EnhancedSseLogger? Find(string id);

    /// <summary>As <see cref="Find"/>, but asks the store whether an ended workflow is still what it has under this id.</summary>
    /// <returns>Null when there is none, or another process runs or ran the workflow with this id by now: see <see cref="GetSnapshotAsync"/>.</returns>
    ValueTask<EnhancedSseLogger?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// The state of a workflow wherever it runs or ran: of one of this process at this moment, of others as of the last event that the store has.
    /// </summary>
    /// <returns>Null when there is no such workflow.</returns>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    ValueTask<WorkflowSnapshot?> GetSnapshotAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// A workflow in figures, wherever it runs or ran. Of one that runs on another node, what its events say so far: timers, and counts of steps
    /// beyond 2,000, come with its end.
    /// </summary>
    /// <returns>Null when there is no such workflow.</returns>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    ValueTask<WorkflowSummary?> GetSummaryAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Workflows that run, or have ended and are still kept; the newest first. With a store these are the workflows of all nodes and of the past;
    /// without one, those of this process. While the store is away the page has those of this process and says so.
    /// </summary>
    /// <param name="query">Which ones. Default: all, the first page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException"><see cref="WorkflowQuery.After"/> is no <see cref="WorkflowPage.Next"/>.</exception>
    ValueTask<WorkflowPage> ListAsync(WorkflowQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Asks a workflow of this process to stop.</summary>
    /// <param name="id">The workflow.</param>
    /// <param name="by">Who asks; shown in the stream. Default: nobody in particular.</param>
    /// <param name="reason">Why. Default: none.</param>
    /// <returns>False when it is not known, has ended, or was asked before.</returns>
    bool Cancel(string id, string? by = null, string? reason = null);

    /// <summary>
    /// Asks a workflow to stop, wherever it runs. Its owner on another node is told through the store, within
    /// <see cref="Primitives.StreamStoreOptions.PollInterval"/>; if that node is known to be dead, the workflow is ended as abandoned now, and else when
    /// the node's lease is over.
    /// </summary>
    /// <param name="id">The workflow.</param>
    /// <param name="by">Who asks; shown in the stream. Default: nobody in particular.</param>
    /// <param name="reason">Why. Default: none.</param>
    /// <param name="cancellationToken">Gives up; the wish may have been left by then.</param>
    /// <returns>How it stands afterwards; null when there is no such workflow.</returns>
    ValueTask<WorkflowCancellation?> CancelAsync(string id, string? by = null, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stops launched workflows, for the end of the host: signals their tokens and waits. Those still running when
    /// <paramref name="cancellationToken"/> is signalled are ended as abandoned, so that no reader waits for ever.
    /// </summary>
    Task StopAsync(CancellationToken cancellationToken = default);
}
