using Microsoft.Playwright;

namespace DemoHost.Tests.Browser;

/// <summary>The browser that the machine has installed, for the tests of one class.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox"],
        });
    }

    /// <summary>A visitor with storage of their own.</summary>
    public Task<IBrowserContext> NewVisitorAsync(Uri address) => _browser!.NewContextAsync(new() { BaseURL = address.ToString() });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
