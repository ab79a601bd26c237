using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sse.Workflow.Tests;

public sealed partial class PayloadSerializerTests
{
    [Fact]
    public void Serialize_LargerThanTheLimit_LeavesANoteOfItsSize() =>
        Text(new SseWorkflowOptions { MaxPayloadBytes = 256 }, new string('x', 300)).ShouldBe("\"[too large: 302 bytes]\"");

    [Fact]
    public void Serialize_ContractThatIndents_StaysOnOneLine()
    {
        var json = Text(new SseWorkflowOptions { JsonOptions = new JsonSerializerOptions(JsonSerializerOptions.Web) { WriteIndented = true, NewLine = "\r\n" } }, new[] { 1, 2 });

        json.ShouldNotContain("\n");
        json.ShouldNotContain("\r");
        JsonSerializer.Deserialize<int[]>(json).ShouldBe([1, 2]);
    }

    [Fact]
    public void Serialize_TypeThatTheContractsDoNotKnow_LeavesANote() =>
        Text(new SseWorkflowOptions { JsonOptions = new JsonSerializerOptions { TypeInfoResolver = NumbersOnly.Default } }, new Uri("https://example.org")).ShouldBe("\"[unserialisable]\"");

    private static string Text<T>(SseWorkflowOptions options, T value) =>
        System.Text.Encoding.UTF8.GetString(new PayloadSerializer(options, new Redactor()).Serialize(value)!);

    [JsonSerializable(typeof(int))]
    private sealed partial class NumbersOnly : JsonSerializerContext;
}
