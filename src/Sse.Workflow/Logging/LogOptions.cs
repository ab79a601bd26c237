using Microsoft.Extensions.Logging;

namespace Sse.Workflow;

/// <summary>Which lines of the ordinary log appear in the streams of workflows.</summary>
/// <remarks>
/// Lines are written by developers for developers. Capture them where the readers of the stream may see them; arguments and
/// texts are redacted like everything else, and of an exception only its type is shown unless
/// <see cref="SseWorkflowOptions.IncludeExceptionMessages"/> says otherwise.
/// </remarks>
public sealed class LogOptions
{
    /// <summary>
    /// From which level on lines written inside a workflow, through any <see cref="ILogger"/>, appear in its stream. Set by
    /// <see cref="SseWorkflowOptions.CaptureLogs"/>. Default: null, none.
    /// </summary>
    public LogLevel? CaptureLevel { get; set; }

    /// <summary>From which level on lines written to the <see cref="EnhancedSseLogger"/> itself, as an <see cref="ILogger"/>, appear. Default: Information.</summary>
    public LogLevel OwnLevel { get; set; } = LogLevel.Information;

    /// <summary>
    /// From which level on lines below those levels are kept back, and written only if the run fails, just before its last
    /// event. Default: null, none.
    /// </summary>
    public LogLevel? KeepForFailure { get; set; }

    /// <summary>How many lines a run keeps back; the oldest go first. Default: 200.</summary>
    public int MaxKept { get; set; } = 200;

    /// <summary>How many lines of one step appear; then a note says that the rest is left out. Default: 500.</summary>
    public int MaxLinesPerStep { get; set; } = 500;

    /// <summary>Whether the scopes around a line are shown with it; those of ASP.NET Core itself never are. Default: true.</summary>
    public bool IncludeScopes { get; set; } = true;

    /// <summary>Has the last word on captured lines, by category and level. What it throws means no. Default: null, all.</summary>
    public Func<string, LogLevel, bool>? Filter { get; set; }

    internal void Validate()
    {
        OptionRule.Require<LogOptions>(MaxKept >= 0, nameof(MaxKept), "zero or more");
        OptionRule.Require<LogOptions>(MaxLinesPerStep >= 1, nameof(MaxLinesPerStep), "at least 1");
    }
}
