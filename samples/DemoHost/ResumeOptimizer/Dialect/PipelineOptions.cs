namespace DemoHost.ResumeOptimizer;

/// <summary>What a front end has to know before it offers anything.</summary>
/// <param name="JobUrl">Whether <c>job_url</c> may be sent.</param>
/// <param name="MaxTextLength">The longest resume or job text, in characters.</param>
internal sealed record PipelineOptions(bool JobUrl, int MaxTextLength);
