using System.Runtime.InteropServices;
using System.Text.Json;
using Sse.Workflow;

namespace DemoHost.BulkCheck;

/// <summary>The candidate of an ended row as the original shows it: the item's data, byte for byte.</summary>
internal static class CandidatePayload
{
    /// <returns>JSON on one line. Empty for a row that was cut short because the run failed or was canceled as a whole.</returns>
    public static ReadOnlySpan<byte> Of(ItemFinished item) => item.Data switch
    {
        null => default,
        { ValueKind: JsonValueKind.Object } data => JsonMarshal.GetRawUtf8Value(data),
        _ => TooLarge(item),
    };

    /// <summary>A result that the stream could not take: told as a failure, because each row is to have its event.</summary>
    private static byte[] TooLarge(ItemFinished item)
    {
        var failed = new FailedCandidateEvent("candidate", item.Index, item.Total ?? 0, false)
        {
            CandidateInfo = new CandidateInfo("", "", "", "", null),
            Error = "The result is too large to be shown",
            ErrorType = "InternalError",
            ProcessingTime = (long)item.DurationMs,
        };
        return JsonSerializer.SerializeToUtf8Bytes(failed, BulkJson.Wire.FailedCandidateEvent);
    }
}
