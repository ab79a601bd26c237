using System.Net;

namespace Sse.Client;

/// <summary>
/// The server answered, and trying again would not help: a status other than 200 and 204 that is not known to pass, a redirect that leads
/// nowhere, or a body that is no event stream. The message says which.
/// </summary>
public sealed class SseResponseException : HttpRequestException
{
    /// <summary>Creates the exception with a general message.</summary>
    public SseResponseException() : this("The response is not an event stream.") { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong with the response.</param>
    public SseResponseException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong with the response.</param>
    /// <param name="innerException">The cause.</param>
    public SseResponseException(string message, Exception? innerException) : base(message, innerException) { }

    internal SseResponseException(string message, HttpStatusCode status, string? contentType, string body)
        : base(message, inner: null, status)
    {
        ContentType = contentType;
        Body = body;
    }

    /// <summary>The media type of the response as it was sent; null when there was none.</summary>
    public string? ContentType { get; }

    /// <summary>The start of the response's body, at most <see cref="SseClientOptions.MaxErrorBodyBytes"/> of it. May be empty.</summary>
    public string Body { get; } = "";
}
