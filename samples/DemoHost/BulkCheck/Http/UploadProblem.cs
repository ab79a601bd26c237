namespace DemoHost.BulkCheck;

/// <summary>Why an upload is refused (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A name for programs.</param>
/// <param name="Title">What is wrong.</param>
/// <param name="Detail">Which part of it, and what to do.</param>
internal sealed record UploadProblem(int Status, string Code, string Title, string Detail)
{
    public IResult ToResult() =>
        TypedResults.Problem(Detail, statusCode: Status, title: Title, extensions: new Dictionary<string, object?> { ["code"] = Code });
}
