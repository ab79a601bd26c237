namespace Sse.Workflow;

/// <summary>How often and when a step is tried again.</summary>
public sealed class RetryOptions
{
    /// <summary>The most attempts, the first one included. Default: 3.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>The time before the second attempt; it doubles from attempt to attempt. Default: 200 ms.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest time between two attempts. Default: 30 seconds.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether each time is drawn from between zero and the value above, so that many steps do not try again at once. Default: true.</summary>
    public bool UseJitter { get; set; } = true;

    /// <summary>Which exceptions are worth another attempt. Default: null, for all but a cancellation by the token that was given.</summary>
    public Func<Exception, bool>? ShouldRetry { get; set; }

    internal void Validate()
    {
        OptionRule.Require<RetryOptions>(MaxAttempts >= 1, nameof(MaxAttempts), "at least 1, which is no retry");
        OptionRule.Require<RetryOptions>(Delay >= TimeSpan.Zero, nameof(Delay), "zero or more");
        OptionRule.Require<RetryOptions>(MaxDelay >= TimeSpan.Zero && MaxDelay <= SseWorkflowOptions.LongestDelay, nameof(MaxDelay), "from zero to 24 days");
    }

    /// <summary>The time after an attempt, counted from 1.</summary>
    internal TimeSpan DelayAfter(int attempt)
    {
        var longest = Math.Min(Delay.TotalMilliseconds * Math.Pow(2, Math.Min(attempt - 1, 40)), MaxDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Max(0, UseJitter ? longest * Random.Shared.NextDouble() : longest));
    }

    internal bool Allows(int attempt, Exception exception, CancellationToken cancellationToken) =>
        attempt < MaxAttempts
        && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        && (ShouldRetry?.Invoke(exception) ?? true);
}
