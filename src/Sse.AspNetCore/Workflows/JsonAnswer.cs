using System.Buffers;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Sse.AspNetCore;

/// <summary>Answers with the state of a moment.</summary>
internal static class JsonAnswer
{
    public static Task WriteAsync<T>(HttpContext http, T value, JsonTypeInfo<T> typeInfo, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(value, typeInfo, cancellationToken: http.RequestAborted);
    }

    /// <summary>Answers with what writes itself.</summary>
    public static async Task WriteAsync(HttpContext http, Action<IBufferWriter<byte>> write)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        write(http.Response.BodyWriter);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}
