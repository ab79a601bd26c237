using System.Text.Json.Serialization;

namespace DemoHost.JobMonitor;

/// <summary>The original's JSON: camelCase, and what is not there is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobUpdate))]
[JsonSerializable(typeof(JobConnected))]
[JsonSerializable(typeof(JobHeartbeat))]
[JsonSerializable(typeof(QueueStats))]
[JsonSerializable(typeof(UploadRequest))]
[JsonSerializable(typeof(AddJobRequest))]
[JsonSerializable(typeof(Answer<UploadTarget>))]
[JsonSerializable(typeof(Answer<JobAdded>))]
[JsonSerializable(typeof(Answer<WatchStats>))]
[JsonSerializable(typeof(ResumeReport))]
internal sealed partial class JobJson : JsonSerializerContext;
