using Microsoft.Playwright;

namespace DemoHost.Tests.Browser;

internal static class PageExtensions
{
    /// <summary>
    /// Waits in the page until an expression is true. Playwright's own waiting evaluates strings inside the page, which the host's
    /// Content-Security-Policy forbids.
    /// </summary>
    public static Task WaitUntilAsync(this IPage page, string expression) =>
        page.EvaluateAsync($"() => new Promise(resolve => {{ const check = () => ({expression}) ? resolve() : setTimeout(check, 20); check(); }})")
            .WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);
}
