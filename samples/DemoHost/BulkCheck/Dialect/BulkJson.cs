using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DemoHost.BulkCheck;

/// <summary>The original's JSON: camelCase, and text as it is.</summary>
[JsonSerializable(typeof(StartEvent))]
[JsonSerializable(typeof(NewCandidateEvent))]
[JsonSerializable(typeof(ExistingCandidateEvent))]
[JsonSerializable(typeof(FailedCandidateEvent))]
[JsonSerializable(typeof(CompleteEvent))]
[JsonSerializable(typeof(ErrorEvent))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(List<LinkedinProfile>))]
[JsonSerializable(typeof(DirectoryEntry[]))]
internal sealed partial class BulkJson : JsonSerializerContext
{
    /// <summary>
    /// Not escaped for HTML: the receivers are parsers of JSON, and names such as José stay readable on the wire. The page shows values as text.
    /// </summary>
    public static BulkJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
