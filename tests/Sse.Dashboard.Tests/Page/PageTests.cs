using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Sse.Dashboard.Tests.Hosting;

namespace Sse.Dashboard.Tests.Page;

public sealed partial class PageTests
{
    [Fact]
    public async Task Page_AllThatItNames_IsServedWithItsType()
    {
        await using var server = await DashboardServer.StartAsync();
        var html = await server.Http.GetStringAsync("/workflows/", TestContext.Current.CancellationToken);

        var addresses = Address().Matches(html).Select(m => m.Groups[1].Value).ToArray();

        addresses.Length.ShouldBeGreaterThan(30);
        foreach (var address in addresses)
        {
            using var response = await server.Http.GetAsync($"/workflows/{address}", TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            response.Content.Headers.ContentType!.MediaType.ShouldBe(Path.GetExtension(address) switch { ".js" => "text/javascript", ".css" => "text/css", _ => "image/svg+xml" });
        }
    }

    [Fact]
    public async Task Page_WithoutTheSlash_LeadsToItAndKeepsTheQuery()
    {
        await using var server = await DashboardServer.StartAsync();

        using var response = await server.Http.GetAsync("/workflows?run=a%20b", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.OriginalString.ShouldBe("/workflows/?run=a%20b");
    }

    [Fact]
    public async Task Page_UnderAPathBase_WorksThere()
    {
        await using var server = await DashboardServer.StartAsync(before: app => app.UsePathBase("/tools"));

        using var redirect = await server.Http.GetAsync("/tools/workflows", TestContext.Current.CancellationToken);
        redirect.Headers.Location!.OriginalString.ShouldBe("/tools/workflows/");
        var html = await server.Http.GetStringAsync("/tools/workflows/", TestContext.Current.CancellationToken);
        var script = Address().Match(html).Groups[1].Value;
        (await server.Http.GetAsync($"/tools/workflows/{script}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Page_HostileTitle_IsText()
    {
        await using var server = await DashboardServer.StartAsync(configure: o => o.Title = "\"><script>alert(1)</script>");

        var html = await server.Http.GetStringAsync("/workflows/", TestContext.Current.CancellationToken);

        html.ShouldNotContain("<script>alert");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    [Fact]
    public async Task Page_Markup_HasNothingInline()
    {
        await using var server = await DashboardServer.StartAsync();

        var html = await server.Http.GetStringAsync("/workflows/", TestContext.Current.CancellationToken);

        html.ShouldNotContain("<style");
        html.ShouldNotContain("style=");
        Regex.IsMatch(html, "<script(?![^>]*src=)").ShouldBeFalse();
        Regex.IsMatch(html, " on[a-z]+=").ShouldBeFalse();
    }

    [GeneratedRegex("(?:href|src)=\"(assets/[^\"]+)\"")]
    private static partial Regex Address();
}
