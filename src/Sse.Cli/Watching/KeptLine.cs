namespace Sse.Cli.Watching;

/// <summary>A line that a failure may show again.</summary>
/// <param name="Rev">Its place among the run's events.</param>
/// <param name="ElapsedMs">When it was written, in milliseconds since the run's start.</param>
/// <param name="Text">Safe to print.</param>
internal readonly record struct KeptLine(long Rev, long ElapsedMs, string Text);
