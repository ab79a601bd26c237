using Microsoft.AspNetCore.Http;

namespace Sse.AspNetCore;

/// <summary>There was no room for another connection; the middleware answers it.</summary>
internal sealed class SseUnavailableException(Admission admission)
    : BadHttpRequestException("There is no room for another event stream connection. The client may try again later.", StatusCodes.Status503ServiceUnavailable)
{
    public Admission Admission { get; } = admission;
}
