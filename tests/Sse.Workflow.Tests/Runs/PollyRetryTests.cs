using Polly;
using Polly.Retry;

namespace Sse.Workflow.Tests;

public sealed class PollyRetryTests
{
    [Fact]
    public async Task Retrying_FromAResiliencePipeline_ShowsEachFurtherAttempt()
    {
        await using var workflows = new Workflows();
        await using var log = workflows.Start("import");
        var step = log.Step("fetch");
        var pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.Zero,
                OnRetry = retry =>
                {
                    // Polly counts the attempt that failed, from zero.
                    step.Retrying(retry.AttemptNumber + 2, retry.RetryDelay, retry.Outcome.Exception);
                    return default;
                },
            })
            .Build();
        var attempts = 0;
        await pipeline.ExecuteAsync(_ => ++attempts < 3 ? throw new IOException() : default, TestContext.Current.CancellationToken);
        step.Complete();

        Recorded.Events(log.Stream).Where(e => e.Type() == "step.retrying").Select(e => e.GetProperty("attempt").GetInt32()).ShouldBe([2, 3]);
        Recorded.Single(log.Stream, "step.finished").GetProperty("attempt").GetInt32().ShouldBe(3);
    }
}
