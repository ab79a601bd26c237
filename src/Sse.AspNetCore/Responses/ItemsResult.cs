using System.Buffers;
using System.Net.ServerSentEvents;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Sse.AspNetCore;

/// <summary>Answers with the items of one enumeration, which belongs to this request alone.</summary>
internal sealed class ItemsResult<T>(IAsyncEnumerable<SseItem<T>> items, JsonTypeInfo<T>? typeInfo, SseEndpointOptions options) : IResult
{
    /// <summary>Items that are ready together are sent together, up to this size.</summary>
    private const int BatchBytes = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var server = SseServer.From(httpContext.RequestServices);
        if (server.TryAdmit(httpContext, out var key) is not Admission.Granted and var refusal)
        {
            await Problems.UnavailableAsync(httpContext, refusal, server.Options.RetryAfter).ConfigureAwait(false);
            return;
        }
        var context = new SseConnectionContext(httpContext, ConnectionId.New(), httpContext.Request.Path, stream: null);
        var connection = new WriterConnection(server, context, options) { Key = key };
        try
        {
            if (await connection.StartAsync().ConfigureAwait(false))
                await SendItemsAsync(connection, typeInfo ?? FindTypeInfo(httpContext)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (connection.Stopped.IsCancellationRequested)
        {
            // The enumeration obeyed: the reader has left, or was told that the server stops.
        }
        catch (Exception e)
        {
            // Whatever the enumeration throws: headers are sent, so the failure is an event.
            await connection.FailAsync(e).ConfigureAwait(false);
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task SendItemsAsync(WriterConnection connection, JsonTypeInfo<T>? json)
    {
        var batch = new ArrayBufferWriter<byte>(1024);
        var count = 0;
        var enumerator = items.GetAsyncEnumerator(connection.Stopped);
        await using var _ = enumerator.ConfigureAwait(false);
        while (true)
        {
            var next = enumerator.MoveNextAsync().AsTask();
            var isRead = true;
            // Also when the enumeration has failed by now: what came before is sent before the failure is told.
            if (count > 0 && (!next.IsCompletedSuccessfully || batch.WrittenCount >= BatchBytes))
            {
                isRead = await connection.WriteAsync(batch.WrittenMemory, count).ConfigureAwait(false);
                batch.ResetWrittenCount();
                count = 0;
            }
            if (!await next.ConfigureAwait(false))
                break;
            // Not before: an enumeration cannot be disposed, and clean up, while it is on its way to the next item.
            if (!isRead)
                connection.Stopped.ThrowIfCancellationRequested();
            ItemFrames.Write(batch, enumerator.Current, json);
            count++;
        }
        await connection.WriteAsync(batch.WrittenMemory, count).ConfigureAwait(false);
    }

    /// <summary>As the application's other JSON responses; for strings none is needed.</summary>
    private static JsonTypeInfo<T>? FindTypeInfo(HttpContext http) => typeof(T) == typeof(string)
        ? null
        : (JsonTypeInfo<T>)http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions.GetTypeInfo(typeof(T));
}
