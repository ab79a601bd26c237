namespace DemoHost.CvExtraction;

/// <summary>Answers to requests that cannot be served (RFC 9457).</summary>
internal static class CvProblems
{
    public static IResult NoFileNamed() => TypedResults.Problem(
        "Send JSON: {\"name\": \"…\", \"type\": \"cv_processing\", \"file_name\": \"resume.pdf\"}.",
        statusCode: StatusCodes.Status400BadRequest,
        title: "The request does not say which file to process.");

    public static IResult NoPortfolio() => TypedResults.Problem(
        "The run does not exist, has not finished, or has failed.",
        statusCode: StatusCodes.Status404NotFound,
        title: "There is no portfolio page for this run.");

    public static IResult Busy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return TypedResults.Problem(
            "As many extractions run as may. Try again in a few seconds.",
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: "There is no room for another extraction.");
    }
}
