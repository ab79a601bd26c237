using System.Text.Json;
using System.Text.Json.Serialization;

namespace DemoHost.ResumeOptimizer;

/// <summary>What the events of a job add up to: of steps, metrics and rules the last word counts, the others are collected.</summary>
internal sealed class JobState
{
    private readonly OrderedDictionary<string, JsonElement> _steps = [];
    private readonly OrderedDictionary<string, double> _metrics = [];
    private readonly OrderedDictionary<string, JsonElement> _validations = [];
    private readonly List<JsonElement> _insights = [];
    private readonly List<JsonElement> _diffs = [];
    private readonly List<JsonElement> _errors = [];

    [JsonIgnore]
    public string Status { get; private set; } = JobStatus.Started;

    public string CurrentStep { get; private set; } = "";

    public IReadOnlyList<JsonElement> Insights => _insights;

    public IEnumerable<JsonElement> Steps => _steps.Values;

    public IReadOnlyDictionary<string, double> Metrics => _metrics;

    public IEnumerable<JsonElement> Validations => _validations.Values;

    public IReadOnlyList<JsonElement> Diffs => _diffs;

    public IReadOnlyList<JsonElement> Errors => _errors;

    /// <summary>Takes in the next event; types that are not known change nothing.</summary>
    public void Apply(JsonElement envelope)
    {
        var data = envelope.GetProperty("data");
        switch (envelope.GetProperty("type").GetString())
        {
            case JobEventTypes.JobStatus:
                Status = Text(data, "status");
                break;
            case JobEventTypes.StepProgress:
                CurrentStep = Text(data, "step");
                _steps[CurrentStep] = data;
                break;
            case JobEventTypes.Insight:
                _insights.Add(data);
                break;
            case JobEventTypes.Metric:
                _metrics[Text(data, "name")] = data.GetProperty("value").GetDouble();
                break;
            case JobEventTypes.Validation:
                _validations[Text(data, "rule")] = data;
                break;
            case JobEventTypes.Diff:
                _diffs.Add(data);
                break;
            case JobEventTypes.Error:
                _errors.Add(data);
                break;
        }
    }

    private static string Text(JsonElement data, string name) => data.GetProperty(name).GetString()!;
}
