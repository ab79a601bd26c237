using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace DemoHost.Playground;

/// <summary>Takes an event's data out of a request, or says what is wrong with the request.</summary>
internal static class PlaygroundBody
{
    /// <returns>Either the data, or the problem to answer with.</returns>
    public static async Task<(byte[]? Data, IResult? Problem)> ReadAsync(HttpRequest request, int maxBytes)
    {
        var mediaType = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        var isJson = mediaType?.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) == true;
        if (!isJson && mediaType?.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase) != true)
            return (null, PlaygroundProblems.UnsupportedType());
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxBytes;
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? PlaygroundProblems.TooLarge(maxBytes)
                : PlaygroundProblems.BadRequest("The body ends too early or is malformed."));
        }
        var data = body.ToArray();
        return Check(data, isJson) is { } wrong ? (null, PlaygroundProblems.BadRequest(wrong)) : (data, null);
    }

    /// <returns>What is wrong, or null.</returns>
    private static string? Check(byte[] data, bool isJson)
    {
        if (data.Length == 0)
            return "The body is empty: send the event's data in it.";
        // An event stream is UTF-8 whatever the request's charset says (WHATWG HTML, 9.2.6), and one bad byte would be every reader's problem.
        if (!Utf8.IsValid(data))
            return "The body is not UTF-8.";
        return isJson && !IsJson(data) ? "The body is not JSON; send other text as text/plain." : null;
    }

    private static bool IsJson(byte[] data)
    {
        try
        {
            using var document = JsonDocument.Parse(data);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
