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

    /// <summary>What the browser complains about from here on: a script that fails or is blocked, a dialog that opens.</summary>
    /// <param name="page">A page that has loaded nothing yet.</param>
    /// <param name="expected">Parts of the errors that tests bring about themselves, such as those of a network that is cut.</param>
    public static List<string> RecordComplaints(this IPage page, params string[] expected)
    {
        List<string> complaints = [];
        page.PageError += (_, error) => complaints.Add(error);
        page.Dialog += (_, dialog) => complaints.Add($"dialog: {dialog.Message}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !expected.Any(part => message.Text.Contains(part, StringComparison.Ordinal)))
                complaints.Add(message.Text);
        };
        return complaints;
    }
}
