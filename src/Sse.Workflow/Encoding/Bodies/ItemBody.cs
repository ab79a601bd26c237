namespace Sse.Workflow;

/// <summary><c>item.finished</c>: one item of a bulk; all texts are redacted already.</summary>
internal readonly struct ItemBody(long? total, in ItemEnd end) : IEventBody
{
    private readonly ItemEnd _end = end;

    public void Write(ref EventWriter writer)
    {
        writer.Number("index"u8, _end.Index);
        writer.Number("total"u8, total);
        writer.Text("key"u8, _end.Key);
        writer.Text("outcome"u8, _end.Outcome.WireName());
        writer.Text("disposition"u8, _end.Disposition);
        writer.Json("data"u8, _end.Data);
        writer.Milliseconds("durationMs"u8, _end.Duration);
        ProblemFields.WriteObject(ref writer, _end.Problem);
    }
}
