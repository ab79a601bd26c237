using System.Text.Json.Serialization;

namespace DemoHost.Playground;

/// <summary>Answered to an appended event.</summary>
/// <param name="Id">The event's position, which readers get as its id.</param>
/// <param name="Key">The stream.</param>
internal sealed record PlaygroundAppended(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("key")] string Key);
