using Microsoft.Playwright;

namespace DemoHost.Tests.Browser;

/// <summary>The browser that the machine has installed, for the tests of one class.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    /// <summary>For what never comes, in milliseconds; not a measure of how long it should take.</summary>
    private const float Limit = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox"],
            Timeout = Limit,
        });
        Assertions.SetDefaultExpectTimeout(Limit);
    }

    /// <summary>A visitor with storage of their own.</summary>
    public async Task<IBrowserContext> NewVisitorAsync(Uri address)
    {
        var visitor = await _browser!.NewContextAsync(new() { BaseURL = address.ToString() });
        visitor.SetDefaultTimeout(Limit);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
