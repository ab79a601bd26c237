namespace DemoHost.BulkCheck;

/// <summary>What is wrong with an upload is an answer, not a failure of the server.</summary>
internal static partial class UploadProblemFilter
{
    public static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (UploadException e)
        {
            var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<UploadException>>();
            LogRefused(logger, e.Problem.Code, e.InnerException);
            if (e.Problem.Status == StatusCodes.Status503ServiceUnavailable)
                context.HttpContext.Response.Headers.RetryAfter = "5";
            return e.Problem.ToResult();
        }
    }

    [LoggerMessage(10, LogLevel.Information, "An upload was refused: {Code}")]
    private static partial void LogRefused(ILogger logger, string code, Exception? exception);
}
