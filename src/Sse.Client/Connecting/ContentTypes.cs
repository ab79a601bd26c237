namespace Sse.Client;

/// <summary>Reads the media type as it was sent: a parameter list that the typed header rejects, such as a lone semicolon, does not matter.</summary>
internal static class ContentTypes
{
    public static string? Of(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;

    public static bool IsEventStream(string? contentType)
    {
        var type = contentType.AsSpan();
        int end = type.IndexOf(';');
        return (end < 0 ? type : type[..end]).Trim().Equals("text/event-stream", StringComparison.OrdinalIgnoreCase);
    }
}
