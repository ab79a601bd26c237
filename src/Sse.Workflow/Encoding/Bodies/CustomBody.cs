namespace Sse.Workflow;

/// <summary>An event of the user's: its value, as JSON, under <c>data</c>.</summary>
internal readonly struct CustomBody(byte[]? data) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Json("data"u8, data);
    }
}
