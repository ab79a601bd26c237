namespace DemoHost.JobMonitor;

/// <summary>
/// Answers to requests that cannot be met (RFC 9457). They also say <c>success: false</c> and <c>error</c>, which clients of the original
/// look for.
/// </summary>
internal static class JobProblems
{
    /// <summary>Jobs take seconds, files are kept for an hour: in a minute there may be room.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    public static IResult BadRequest(string detail) => Problem(StatusCodes.Status400BadRequest, "The request cannot be understood.", detail);

    public static IResult BadName() =>
        Problem(StatusCodes.Status400BadRequest, "This file cannot be a resume.", $"Send JSON with a 'fileName' that ends in {UploadNames.Endings}.");

    public static IResult NoSuchQueue() =>
        Problem(StatusCodes.Status404NotFound, "There is no such queue.", $"The queue is '{JobQueueNames.ResumeAnalysis}', its job '{JobQueueNames.AnalyzeResume}'.");

    public static IResult NoSuchJob() => Problem(StatusCodes.Status404NotFound, "This cannot be a job.", JobQueueNames.JobIdRule);

    public static IResult Of(JobRefusal refusal) => refusal == JobRefusal.IdTaken
        ? Problem(StatusCodes.Status409Conflict, "The id is taken.", "Leave 'jobId' out, or make another one.")
        : Unavailable("The queue is full.", "Try again in a minute.");

    public static IResult Of(UploadVerdict verdict) => verdict == UploadVerdict.Expired
        ? Problem(StatusCodes.Status403Forbidden, "The upload address has expired.", "Ask for another one.")
        : Problem(StatusCodes.Status403Forbidden, "This is no upload address.", "Use the whole address as it was given out, and for that file only.");

    public static IResult AlreadyUploaded() =>
        Problem(StatusCodes.Status409Conflict, "The upload address has been used.", "An address takes one file. Ask for another one.");

    public static IResult TooLarge(int maxBytes) =>
        Problem(StatusCodes.Status413PayloadTooLarge, $"The file is larger than {maxBytes / (1024.0 * 1024.0):0.#} MB.", "Save it with smaller pictures, or as text.");

    public static IResult Unreadable(string message, string suggestion) => Problem(StatusCodes.Status415UnsupportedMediaType, message, suggestion);

    public static IResult CutOff() => Problem(StatusCodes.Status400BadRequest, "The upload ended too early.", "Ask for another address and send the file again.");

    public static IResult NoRoom() => Unavailable("There is no room for uploads.", "Try again in a minute.");

    public static IResult NotStored() => Unavailable("The upload could not be stored.", "It is not your file. Try again in a minute.");

    private static RetryAfterResult Unavailable(string title, string detail) => new(Problem(StatusCodes.Status503ServiceUnavailable, title, detail), RetryAfter);

    private static IResult Problem(int status, string title, string detail) => TypedResults.Problem(
        detail,
        statusCode: status,
        title: title,
        extensions: new Dictionary<string, object?> { ["success"] = false, ["error"] = $"{title} {detail}" });
}
