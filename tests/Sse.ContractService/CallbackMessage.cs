namespace Sse.ContractService;

/// <summary>What the harness is told of: an event, a comment or an error.</summary>
internal sealed record CallbackMessage(string Kind, CallbackEvent? Event, string? Comment)
{
    public static CallbackMessage OfEvent(string type, string data, string id) => new("event", new(type, data, id), null);

    public static CallbackMessage OfComment(string text) => new("comment", null, text);

    public static CallbackMessage OfError(string message) => new("error", null, message);
}
