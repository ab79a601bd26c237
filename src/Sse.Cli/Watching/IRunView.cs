using Sse.Client;

namespace Sse.Cli.Watching;

/// <summary>Shows a run while it is followed. Called by one reader, in the order of the stream; the state has taken everything in before.</summary>
internal interface IRunView : IAsyncDisposable
{
    /// <summary>An event came, or the whole state, or word that events are missing.</summary>
    void Show(in WorkflowUpdate update);

    /// <summary>The connection changed.</summary>
    void Show(SseStateChange change);

    /// <summary>The stream is over: shows what remains to be said.</summary>
    ValueTask EndAsync();
}
