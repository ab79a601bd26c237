using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;

namespace DemoHost.JobMonitor;

/// <summary>Reads small JSON bodies.</summary>
internal static class JobRequestBody
{
    private const int MostBytes = 16 * 1024;

    /// <returns>Null when the body is no such JSON, or too large to be one.</returns>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> typeInfo) where T : class
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBytes;
        try
        {
            return request.HasJsonContentType() ? await request.ReadFromJsonAsync(typeInfo, request.HttpContext.RequestAborted) : null;
        }
        // An encoding that nobody knows is an invalid operation, and so is half of a surrogate pair.
        catch (Exception e) when (e is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }
}
