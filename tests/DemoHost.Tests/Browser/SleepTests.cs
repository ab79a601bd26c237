using DemoHost.Tests.Hosting;
using Sse.Workflow;

namespace DemoHost.Tests.Browser;

/// <summary>A tab that the browser puts to sleep, really: its timers stand still and nothing reaches it.</summary>
public sealed class SleepTests(ImportServer server) : IClassFixture<ImportServer>
{
    private static readonly TimeSpan Sleep = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("")]
    [InlineData(ImportPage.Post)]
    public async Task Sleep_ConnectionStays_MissesNothingAndPostsOnce(string options)
    {
        var imports = server.Imports + 1;
        await using var tab = await SleepyTab.OpenAsync(server.Address);
        var run = await FollowAsync(tab, options);

        await tab.FreezeAsync();
        await Task.Delay(Sleep, TimeProvider.System, TestContext.Current.CancellationToken);
        var asleep = await tab.EvaluateAsync<int>("window.events.length");
        await Eventually.HoldsAsync(() => run.Stream.Head.Sequence > asleep, "events that a sleeping tab is not told of");
        await tab.ThawAsync();

        await ShouldHaveEverythingAsync(tab, run);
        server.Imports.ShouldBe(imports);
    }

    [Theory]
    [InlineData("")]
    [InlineData(ImportPage.Post)]
    public async Task Sleep_ConnectionLost_MissesNothingAndPostsOnce(string options)
    {
        var imports = server.Imports + 1;
        await using var network = new CuttableNetwork(server.Address);
        await using var tab = await SleepyTab.OpenAsync(network.Address);
        var run = await FollowAsync(tab, options);

        await tab.FreezeAsync();
        network.Cut();
        await Task.Delay(Sleep, TimeProvider.System, TestContext.Current.CancellationToken);
        network.Restore();
        await tab.ThawAsync();

        await ShouldHaveEverythingAsync(tab, run);
        server.Imports.ShouldBe(imports);
    }

    private async Task<EnhancedSseLogger> FollowAsync(SleepyTab tab, string options)
    {
        server.GoesOn = true;
        var url = options.StartsWith(ImportPage.Post, StringComparison.Ordinal) ? "/imports" : $"{await server.StartImportAsync()}/events";
        await tab.EvaluateAsync<object>($"({ImportPage.Follow(url, options)})()");
        await tab.WaitUntilAsync("window.events.length > 5");
        var id = await tab.EvaluateAsync<string>("JSON.parse(window.events[0][2]).workflowId");
        return server.Workflows.Find(id!).ShouldNotBeNull();
    }

    private async Task ShouldHaveEverythingAsync(SleepyTab tab, EnhancedSseLogger run)
    {
        server.GoesOn = false;
        await tab.WaitUntilAsync("window.connection.state.ended");
        (await tab.EvaluateAsync<int>("window.sleeps")).ShouldBe(1);
        (await tab.EvaluateAsync<string[]>("window.events.map(e => e[1])")).ShouldBe(ImportPage.IdsOf(run));
        (await tab.EvaluateAsync<int>("window.gaps.length")).ShouldBe(0);
    }
}
