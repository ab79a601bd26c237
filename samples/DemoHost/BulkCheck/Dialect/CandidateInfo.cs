using System.Text.Json.Serialization;

namespace DemoHost.BulkCheck;

/// <summary>What the file says about a candidate; <c>location</c> is left out where the file has none.</summary>
internal sealed record CandidateInfo(
    string Name,
    string Email,
    string ProvidedCompany,
    string ProvidedTitle,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Location);
