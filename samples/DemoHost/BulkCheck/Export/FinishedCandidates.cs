using System.Text.Json;
using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.BulkCheck;

/// <summary>The candidates that a run has finished by now.</summary>
internal static class FinishedCandidates
{
    public static IEnumerable<ExportRow> Of(EventStream run)
    {
        var rows = new SortedDictionary<long, ExportRow>();
        var cursor = run.OpenCursor();
        while (true)
        {
            switch (cursor.TryRead(out var frames))
            {
                case CursorStatus.Data:
                    Add(rows, frames);
                    break;
                case CursorStatus.Gap:
                    cursor.MoveTo();
                    break;
                default:
                    return rows.Values;
            }
        }
    }

    private static void Add(SortedDictionary<long, ExportRow> rows, ReadOnlyMemory<byte> frames)
    {
        while (StreamEvent.TryRead(ref frames, out var streamEvent))
        {
            if (WorkflowEvent.From(streamEvent) is not ItemFinished item || CandidatePayload.Of(item) is not { IsEmpty: false } json)
                continue;
            var reader = new Utf8JsonReader(json);
            rows[item.Index] = ExportRow.From(JsonElement.ParseValue(ref reader));
        }
    }
}
