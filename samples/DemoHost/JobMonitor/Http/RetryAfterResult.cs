using System.Globalization;

namespace DemoHost.JobMonitor;

/// <summary>An answer that says when to come again (RFC 9110, 10.2.3).</summary>
internal sealed class RetryAfterResult(IResult answer, TimeSpan after) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = ((long)after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return answer.ExecuteAsync(httpContext);
    }
}
