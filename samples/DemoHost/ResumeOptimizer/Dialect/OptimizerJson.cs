using System.Text.Json;
using System.Text.Json.Serialization;

namespace DemoHost.ResumeOptimizer;

/// <summary>The original's JSON: snake_case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JobEvent<JobData.StatusChanged>))]
[JsonSerializable(typeof(JobEvent<JobData.StepProgress>))]
[JsonSerializable(typeof(JobEvent<JobData.Insight>))]
[JsonSerializable(typeof(JobEvent<JobData.Metric>))]
[JsonSerializable(typeof(JobEvent<JobData.Validation>))]
[JsonSerializable(typeof(JobEvent<EditData>))]
[JsonSerializable(typeof(JobEvent<JobData.Error>))]
[JsonSerializable(typeof(JobEvent<JobData.Done>))]
[JsonSerializable(typeof(JobEvent<JobData.Nothing>))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(StartResponse))]
[JsonSerializable(typeof(JobSnapshot))]
[JsonSerializable(typeof(JobAnswer))]
[JsonSerializable(typeof(OptimizationResult))]
[JsonSerializable(typeof(IReadOnlyList<ResumeSample>))]
[JsonSerializable(typeof(PipelineOptions))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class OptimizerJson : JsonSerializerContext;
