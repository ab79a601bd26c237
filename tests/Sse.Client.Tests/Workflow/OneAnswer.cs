using System.Net;

namespace Sse.Client.Tests.Workflow;

/// <summary>Answers the first request with a stream and any other with word that it is over.</summary>
internal sealed class OneAnswer(string stream) : HttpMessageHandler
{
    private int _asked;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Interlocked.Increment(ref _asked) > 1
            ? new HttpResponseMessage(HttpStatusCode.NoContent)
            : new HttpResponseMessage { Content = new StringContent(stream, mediaType: new("text/event-stream")) });
}
