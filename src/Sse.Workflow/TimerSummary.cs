using System.Text.Json.Serialization;

namespace Sse.Workflow;

/// <summary>The durations recorded under one name.</summary>
/// <param name="Count">How many.</param>
/// <param name="TotalMs">All together, in milliseconds.</param>
/// <param name="MinMs">The shortest, in milliseconds; 0 when there is none.</param>
/// <param name="MaxMs">The longest, in milliseconds.</param>
public sealed record TimerSummary(long Count, double TotalMs, double MinMs, double MaxMs)
{
    /// <summary>The mean, in milliseconds; 0 when there is none.</summary>
    [JsonIgnore]
    public double AverageMs => Count == 0 ? 0 : TotalMs / Count;
}
