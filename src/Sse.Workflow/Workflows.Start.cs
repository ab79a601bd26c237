using Sse.Primitives;

namespace Sse.Workflow;

public sealed partial class Workflows
{
    /// <inheritdoc/>
    public EnhancedSseLogger Start(string name, string? id = null) => Start(name, new WorkflowOptions { Id = id });

    /// <inheritdoc/>
    public EnhancedSseLogger Start(string name, WorkflowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Start(name, options, options.ParentId);
    }

    /// <inheritdoc/>
    public async Task<T> RunAsync<T>(string name, Func<EnhancedSseLogger, CancellationToken, Task<T>> body, WorkflowOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        options ??= new WorkflowOptions();
        var run = Begin(name, options, options.ParentId, cancellationToken);
        await using (run.ConfigureAwait(false))
        {
            return await RunBodyAsync(run, body, options.IncludeResult).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task RunAsync(string name, Func<EnhancedSseLogger, CancellationToken, Task> body, WorkflowOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync<object?>(name, async (run, token) =>
        {
            await body(run, token).ConfigureAwait(false);
            return null;
        }, options, cancellationToken);
    }

    private EnhancedSseLogger Start(string name, WorkflowOptions options, string? parentId)
    {
        var run = Begin(name, options, parentId, default);
        WorkflowContext.Enter(run);
        return run;
    }

    private EnhancedSseLogger Begin(string name, WorkflowOptions options, string? parentId, CancellationToken cancellationToken, bool isLaunched = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        options.Validate();
        var id = string.IsNullOrEmpty(options.Id) ? Guid.CreateVersion7().ToString() : options.Id;
        var given = options.StreamOptions ?? _runtime.Options.StreamDefaults;
        var folder = new SnapshotFolder { Instead = given.WriteSnapshot };
        var facts = RunFactory.DescribeFacts(_runtime.Texts, name, options, parentId);
        var stream = OpenStream(id, RunStreamOptions.Create(given, options, folder, facts));
        folder.Attach(stream);
        var writer = RunFactory.CreateWriter(_runtime, folder, facts, options, isLaunched);
        return RunFactory.Start(writer, name, parentId, cancellationToken);
    }

    /// <summary>A stream under a free id; one of a workflow that has ended makes way.</summary>
    private EventStream OpenStream(string id, EventStreamOptions options)
    {
        while (true)
        {
            if (Streams.TryGet(id, out var taken))
            {
                if (!taken.IsCompleted)
                    throw new WorkflowExistsException(id);
                // Not by its id: another caller may have been faster, and the stream there be the new one.
                Streams.Remove(taken);
            }
            try
            {
                return Streams.Create(id, options);
            }
            catch (StreamExistsException)
            {
                // Another caller was faster with the same id: the next round finds its stream and says so.
            }
        }
    }

    private static async Task<T> RunBodyAsync<T>(EnhancedSseLogger run, Func<EnhancedSseLogger, CancellationToken, Task<T>> body, bool includeResult)
    {
        WorkflowContext.Enter(run);
        run.Writer!.Telemetry.MakeCurrent(run.Writer.Root.Activity);
        try
        {
            var result = await body(run, run.CancellationToken).ConfigureAwait(false);
            if (!run.IsEnding)
                run.CompleteWith(result, includeResult);
            return result;
        }
        catch (Exception exception)
        {
            if (!run.IsEnding)
                run.Fail(exception);
            throw;
        }
    }
}
