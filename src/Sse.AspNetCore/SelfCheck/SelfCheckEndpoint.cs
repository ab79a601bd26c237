using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Sse.AspNetCore;

/// <summary>
/// Events at known times. Whoever reads them compares when they arrive: together at the end means that something between browser and server holds
/// them back. The page does that and says so.
/// </summary>
internal static class SelfCheckEndpoint
{
    private const int Ticks = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static Task ServeAsync(HttpContext http)
    {
        var wantsPage = http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!wantsPage)
            return SseResults.Stream(TickAsync(SseServer.From(http.RequestServices).Time)).ExecuteAsync(http);
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(SelfCheckPage.Html), http.RequestAborted).AsTask();
    }

    private static async IAsyncEnumerable<SseItem<string>> TickAsync(TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 1; i <= Ticks; i++)
        {
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            var sentAfter = (Pause * i).TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
            yield return new SseItem<string>($$"""{"n":{{i}},"of":{{Ticks}},"sentAfterMs":{{sentAfter}}}""", "tick");
        }
        yield return new SseItem<string>("{}", "done");
    }
}
