using System.Net;
using Sse.Client;
using Sse.Workflow;

namespace Sse.Cli.Watching;

/// <summary>Follows a run to its end and shows it.</summary>
internal sealed class RunWatcher(SseClient client, Func<Uri, SseRequest> createRequest, RunState state)
{
    /// <returns>Where the run stands when its stream is over.</returns>
    /// <exception cref="HttpRequestException">The server refused, could not be reached, or has no run at this address.</exception>
    /// <exception cref="Primitives.SseFormatException">The stream is not one of a run.</exception>
    public async Task<WorkflowStatus> FollowAsync(Uri url, IRunView view, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(url, view, cancellationToken).ConfigureAwait(false);
        }
        catch (SseResponseException e) when (StreamOf(url, e) is { } stream)
        {
            await ReadAsync(stream, view, cancellationToken).ConfigureAwait(false);
        }

        await view.EndAsync().ConfigureAwait(false);
        return state.Snapshot.Status;
    }

    /// <summary>The stream beside a run's own address, which answers with the run's state; null when the address is no run's.</summary>
    private static Uri? StreamOf(Uri url, SseResponseException answer)
    {
        bool isState = answer.StatusCode == HttpStatusCode.OK && answer.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;
        return isState ? new UriBuilder(url) { Path = url.AbsolutePath.TrimEnd('/') + "/events" }.Uri : null;
    }

    private async Task ReadAsync(Uri url, IRunView view, CancellationToken cancellationToken)
    {
        var request = createRequest(url);
        request.OnStateChanged = change =>
        {
            state.Take(change);
            view.Show(change);
        };
        var run = client.SubscribeWorkflowAsync(request, snapshot: null, cancellationToken);
        await foreach (var update in run.ConfigureAwait(false))
        {
            state.Take(update, run.Snapshot);
            view.Show(update);
        }
    }
}
