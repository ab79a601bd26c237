using System.Text.Json;
using Sse.Primitives;

namespace Sse.Workflow;

/// <summary>A wish that a workflow stops, on its way to the node that runs it.</summary>
internal sealed record CancelWish(string? By, string? Reason)
{
    private const string Name = "workflow.cancel";

    /// <summary>Who and why are cut to this, so that the command stays one: each character may become six in JSON.</summary>
    private const int MaxText = 1_000;

    public StreamCommand To(string workflowId) =>
        new(workflowId, Name, JsonSerializer.Serialize(new CancelWish(Cut(By), Cut(Reason)), CancelWishJson.Default.CancelWish));

    /// <summary>Null when the command is about something else. Who and why are lost when a later version says them in other words.</summary>
    public static CancelWish? TryRead(StreamCommand command)
    {
        if (command.Name != Name)
            return null;
        try
        {
            return JsonSerializer.Deserialize(command.Body, CancelWishJson.Default.CancelWish) ?? new CancelWish(null, null);
        }
        catch (JsonException)
        {
            return new CancelWish(null, null);
        }
    }

    private static string? Cut(string? text) => text is { Length: > MaxText } ? text[..MaxText] : text;
}
