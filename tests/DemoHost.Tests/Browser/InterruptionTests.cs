using DemoHost.Tests.Hosting;
using Microsoft.Playwright;
using Sse.Workflow;

namespace DemoHost.Tests.Browser;

/// <summary>What laptops do to pages: no network for a while.</summary>
public sealed class InterruptionTests(ImportServer server, ChromiumFixture chromium) : IClassFixture<ImportServer>, IClassFixture<ChromiumFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData(ImportPage.Post)]
    public async Task Offline_ForAWhile_MissesNothingAndPostsOnce(string options)
    {
        await using var network = new CuttableNetwork(server.Address);
        await using var visitor = await chromium.NewVisitorAsync(network.Address);
        var (page, run, imports) = await FollowAsync(visitor, options);

        await LoseNetworkAsync(visitor, network, page);
        server.GoesOn = false;
        await page.WaitForEndAsync();

        await page.ShouldHaveEverythingAsync(run);
        server.Imports.ShouldBe(imports);
    }

    [Fact]
    public async Task Offline_BackAgain_DoesNotWaitForTheRestOfThePause()
    {
        await using var network = new CuttableNetwork(server.Address);
        await using var visitor = await chromium.NewVisitorAsync(network.Address);
        // Without the browser's word that the network is back, the next attempt would come in days.
        var (page, run, _) = await FollowAsync(visitor, ", baseDelay: 1e9, maxDelay: 1e9");

        await LoseNetworkAsync(visitor, network, page);
        server.GoesOn = false;
        await page.WaitForEndAsync();

        await page.ShouldHaveEverythingAsync(run);
    }

    /// <summary>The network goes, the page notices, the network comes back, and the browser says so.</summary>
    private static async Task LoseNetworkAsync(IBrowserContext visitor, CuttableNetwork network, ImportPage page)
    {
        await visitor.SetOfflineAsync(true);
        network.Cut();
        await page.WaitForStateAsync("waiting");
        network.Restore();
        await visitor.SetOfflineAsync(false);
    }

    private async Task<(ImportPage Page, EnhancedSseLogger Run, int Imports)> FollowAsync(IBrowserContext visitor, string options)
    {
        var imports = server.Imports + 1;
        server.GoesOn = true;
        if (options == ImportPage.Post)
        {
            var posted = await ImportPage.OpenAsync(visitor, "/imports", options);
            return (posted, await FindAsync(posted), imports);
        }

        var page = await ImportPage.OpenAsync(visitor, $"{await server.StartImportAsync()}/events", options);
        return (page, await FindAsync(page), imports);
    }

    private async Task<EnhancedSseLogger> FindAsync(ImportPage page)
    {
        var id = await page.Page.EvaluateAsync<string>("JSON.parse(window.events[0][2]).workflowId");
        return server.Workflows.Find(id).ShouldNotBeNull();
    }
}
