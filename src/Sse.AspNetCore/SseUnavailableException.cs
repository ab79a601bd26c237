namespace Sse.AspNetCore;

/// <summary>There was no room for another connection. <c>UseSse</c> answers 503 with <c>Retry-After</c>.</summary>
public sealed class SseUnavailableException : InvalidOperationException
{
    internal SseUnavailableException(Admission admission)
        : base($"There is no room for another event stream connection ({admission}). The client may try again later.") => Admission = admission;

    internal Admission Admission { get; }
}
