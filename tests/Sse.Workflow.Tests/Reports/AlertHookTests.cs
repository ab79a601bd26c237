using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Sse.Testing;

namespace Sse.Workflow.Tests.Reports;

public sealed class AlertHookTests
{
    private static readonly AlertRule Errors = new() { Name = "imports fail", Workflow = "import", MaxErrorRate = 0.2, MinRuns = 5 };

    private readonly ManualTimeProvider _clock = new();
    private readonly TaskCompletionSource<AlertRaised> _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task AddHook_ForAlerts_IsCalledWhenARuleIsBroken()
    {
        await using var services = Configure(o =>
        {
            o.Alerts.Rules.Add(Errors);
            o.AddHook(WorkflowEventTypes.Alert, e => _called.TrySetResult((AlertRaised)e));
        });
        FailRuns(services.GetRequiredService<IWorkflows>(), 5);
        _clock.Advance(TimeSpan.FromSeconds(10));

        var raised = await _called.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        (raised.Type, raised.Alert.Rule.Name, raised.Alert.Figures.ErrorRate).ShouldBe(("alert", "imports fail", 1.0));
        raised.Timestamp.ShouldBe(_clock.GetUtcNow());
    }

    [Fact]
    public async Task AddHook_ForAlerts_OfRulesThatHold_IsNotCalled()
    {
        await using var services = Configure(o =>
        {
            o.Alerts.Rules.Add(Errors);
            o.AddHook(WorkflowEventTypes.Alert, e => _called.TrySetResult((AlertRaised)e));
        });
        FailRuns(services.GetRequiredService<IWorkflows>(), 4);
        _clock.Advance(TimeSpan.FromMinutes(1));

        _called.Task.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task AddHook_SeveralRulesBrokenAtOnce_BringsEachAfterTheOther()
    {
        var rules = Enumerable.Range(1, 7).Select(i => new AlertRule { Name = $"rule {i}", MaxErrorRate = 0.1, MinRuns = 1 }).ToArray();
        var names = new ConcurrentQueue<string>();
        await using var services = Configure(o =>
        {
            foreach (var rule in rules)
                o.Alerts.Rules.Add(rule);
            o.AddHook(WorkflowEventTypes.Alert, async e =>
            {
                await Task.Yield();
                names.Enqueue(((AlertRaised)e).Alert.Rule.Name);
                if (names.Count == rules.Length)
                    _called.TrySetResult((AlertRaised)e);
            });
        });
        FailRuns(services.GetRequiredService<IWorkflows>(), 1);
        _clock.Advance(TimeSpan.FromSeconds(10));

        await _called.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        names.ShouldBe(rules.Select(r => r.Name));
    }

    [Fact]
    public async Task AddHook_ThatThrows_LeavesOthersAlone()
    {
        await using var services = Configure(o =>
        {
            o.Alerts.Rules.Add(Errors);
            o.AddHook(WorkflowEventTypes.Alert, static _ => throw new InvalidOperationException("boom"));
            o.AddHook(WorkflowEventTypes.Alert, e => _called.TrySetResult((AlertRaised)e));
        });
        FailRuns(services.GetRequiredService<IWorkflows>(), 5);
        _clock.Advance(TimeSpan.FromSeconds(10));

        (await _called.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }

    [Fact]
    public void Validate_OfARuleWithoutLimit_SaysWhatToSet()
    {
        using var services = Configure(o => o.Alerts.Rules.Add(new AlertRule { Name = "empty" }));
        Should.Throw<Exception>(() => services.GetRequiredService<IWorkflows>()).Message.ShouldContain("MaxErrorRate");
    }

    private ServiceProvider Configure(Action<SseWorkflowOptions> configure) =>
        new ServiceCollection().AddSingleton<TimeProvider>(_clock).AddSseWorkflow(configure).Services.BuildServiceProvider();

    private static void FailRuns(IWorkflows workflows, int count)
    {
        for (var i = 0; i < count; i++)
            workflows.Start("import").Fail(new InvalidOperationException());
    }
}
