namespace Sse.Workflow;

/// <summary><c>bulk.started</c>, <c>bulk.progress</c>, <c>bulk.finished</c>: the bulk's whole state.</summary>
internal readonly struct BulkBody(Node node, BulkState state, ProgressEstimate? estimate = null) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("name"u8, node.Name);
        writer.Number("total"u8, state.Total);
        WritePage(ref writer, state.Page);
        WriteCounts(ref writer, state.Counts);
        if (state.Total is > 0 && node.Progress?.Fraction() is { } fraction)
            writer.Number("percentage"u8, Math.Round(100 * fraction, 2));
        EstimateFields.Write(ref writer, estimate);
        NodeEndFields.Write(ref writer, node);
    }

    private static void WritePage(ref EventWriter writer, BulkPage? page)
    {
        if (page is null)
            return;
        writer.StartObject("page"u8);
        writer.Number("number"u8, page.Number);
        writer.Number("size"u8, page.Size);
        writer.Number("pages"u8, page.Pages);
        writer.Number("totalItems"u8, page.TotalItems);
        writer.EndObject();
    }

    private static void WriteCounts(ref EventWriter writer, BulkCounts counts)
    {
        if (counts.Ended == 0)
            return;
        writer.StartObject("counts"u8);
        for (var outcome = WorkflowOutcome.Succeeded; outcome <= WorkflowOutcome.Abandoned; outcome++)
        {
            if (counts.Of(outcome) is > 0 and var count)
                writer.Whole(outcome.WireName(), count);
        }
        writer.EndObject();
    }
}
