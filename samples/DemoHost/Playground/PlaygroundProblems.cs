namespace DemoHost.Playground;

/// <summary>Answers to requests that the playground cannot take (RFC 9457).</summary>
internal static class PlaygroundProblems
{
    public static IResult BadRequest(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "This cannot be an event.");

    public static IResult BadKey() =>
        TypedResults.Problem(PlaygroundNames.KeyRule, statusCode: StatusCodes.Status400BadRequest, title: "This cannot be a stream's key.");

    public static IResult TooLarge(int maxBytes) => TypedResults.Problem(
        $"An event may have {maxBytes:N0} bytes. Send a link to what is larger.",
        statusCode: StatusCodes.Status413PayloadTooLarge,
        title: "The event is too large.");

    public static IResult UnsupportedType() => TypedResults.Problem(
        "Send text/plain or application/json: curl -H 'Content-Type: text/plain' --data-binary 'hello' …",
        statusCode: StatusCodes.Status415UnsupportedMediaType,
        title: "Only text and JSON can be an event.");
}
