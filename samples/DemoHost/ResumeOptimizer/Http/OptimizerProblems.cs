namespace DemoHost.ResumeOptimizer;

/// <summary>Answers to requests that cannot be served (RFC 9457). None of them says anything of the inside.</summary>
internal static class OptimizerProblems
{
    public static IResult BadRequest(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be used.");

    public static IResult UnsupportedType() => TypedResults.Problem(
        "Send application/json: {\"resume_text\": \"…\", \"job_text\": \"…\"}.",
        statusCode: StatusCodes.Status415UnsupportedMediaType,
        title: "Only JSON starts a job.");

    public static IResult TooLarge(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status413PayloadTooLarge, title: "The text is too long.");

    public static IResult Busy() => TypedResults.Problem(
        "As many jobs run as may. Try again in a few seconds.",
        statusCode: StatusCodes.Status503ServiceUnavailable,
        title: "There is no room for another job.");

    public static IResult NoJob() =>
        TypedResults.Problem("It does not exist, or is no longer kept.", statusCode: StatusCodes.Status404NotFound, title: "There is no such job.");

    public static IResult NoResult() =>
        TypedResults.Problem("The job failed, was canceled, or its result is no longer kept.", statusCode: StatusCodes.Status404NotFound, title: "There is no result.");

    public static IResult Conflict(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict, title: "The job's state does not allow this.");

    public static IResult Failed(JobPageException e) => TypedResults.Problem(
        e.ToProblem().Suggestion,
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: e.Message,
        extensions: new Dictionary<string, object?> { ["code"] = e.Code });
}
