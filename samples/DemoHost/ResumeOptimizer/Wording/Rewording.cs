namespace DemoHost.ResumeOptimizer;

/// <summary>Another wording for a line.</summary>
/// <param name="Line">Which line, counted from 1.</param>
/// <param name="Body">What it should say, without its bullet.</param>
/// <param name="Rules">Why.</param>
internal sealed record Rewording(int Line, string Body, IReadOnlyList<string> Rules);
