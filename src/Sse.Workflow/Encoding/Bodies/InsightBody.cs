namespace Sse.Workflow;

/// <summary><c>insight</c>: something worth telling the user.</summary>
internal readonly struct InsightBody(string category, string? importance, string message) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("category"u8, category);
        writer.Text("importance"u8, importance);
        writer.Text("message"u8, message);
    }
}
