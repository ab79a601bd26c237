using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sse.Workflow.Tests.Redaction;

public sealed class PayloadRedactionTests
{
    private static readonly PayloadSerializer Payloads = new(new SseWorkflowOptions(), new Redactor());

    [Fact]
    public void Serialize_RedactedProperty_IsReplacedWithReflection() =>
        Text(Payloads.Serialize(new Candidate("Ann", 90_000, new Contact("ann@example.com", "Berlin"))))
            .ShouldBe("""{"name":"Ann","salary":"[redacted]","contact":{"email":"[redacted]","city":"Berlin"}}""");

    [Fact]
    public void Serialize_RedactedProperty_IsReplacedWithGeneratedCode()
    {
        var candidate = new Candidate("Ann", 90_000, new Contact("ann@example.com", "Berlin"));
        Text(Payloads.Serialize(candidate, PayloadContext.Default.Candidate))
            .ShouldBe("""{"Name":"Ann","Salary":"[redacted]","Contact":{"Email":"[redacted]","City":"Berlin"}}""");
        Text(Payloads.Serialize(new[] { candidate.Contact }, PayloadContext.Default.ContactArray))
            .ShouldBe("""[{"Email":"[redacted]","City":"Berlin"}]""");
    }

    [Fact]
    public void Serialize_ContextWithoutStrings_StillReplaces() =>
        Text(Payloads.Serialize(new Amount(7, 8), PayloadContext.Default.Amount)).ShouldBe("""{"Value":7,"Secretly":"[redacted]"}""");

    [Fact]
    public void Serialize_OutsideTheStream_IsNotAffected() =>
        JsonSerializer.Serialize(new Contact("ann@example.com", "Berlin"), PayloadContext.Default.Contact)
            .ShouldBe("""{"Email":"ann@example.com","City":"Berlin"}""");

    [Fact]
    public void Of_TypeWithoutSecrets_KeepsItsContract()
    {
        JsonTypeInfo<Plain> info = PayloadContext.Default.Plain;
        RedactedTypes.Of(info).ShouldBeSameAs(info);
    }

    [Fact]
    public void Serialize_SecretName_IsReplacedWithoutAnAttribute() =>
        Text(Payloads.Serialize(new Dictionary<string, string> { ["user"] = "ann", ["password"] = "x" }))
            .ShouldBe("""{"user":"ann","password":"[redacted]"}""");

    private static string Text(byte[]? json) => System.Text.Encoding.UTF8.GetString(json!);
}
