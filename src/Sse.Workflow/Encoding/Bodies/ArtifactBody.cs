namespace Sse.Workflow;

/// <summary><c>artifact</c>: something that was produced.</summary>
internal readonly struct ArtifactBody(string title, string href, string? mediaType) : IEventBody
{
    public void Write(ref EventWriter writer)
    {
        writer.Text("title"u8, title);
        writer.Text("href"u8, href);
        writer.Text("mediaType"u8, mediaType);
    }
}
