using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Sse.Dashboard.Tests.Hosting;

public sealed class GateTests
{
    private static readonly string[] Paths = ["/workflows/", "/workflows/api", "/workflows/api/stats", "/workflows/api/live", "/workflows/assets/x/Sse.Dashboard/app/main.js"];

    [Fact]
    public async Task Requests_OutsideDevelopment_AreRefusedWithTheLineToChange()
    {
        await using var server = await DashboardServer.StartAsync("Production");

        foreach (var path in Paths)
        {
            using var response = await server.Http.GetAsync(path, TestContext.Current.CancellationToken);

            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            text.ShouldContain("app.MapSseDashboard(\"/workflows\").RequireAuthorization();");
            text.ShouldContain("o.AllowOutsideDevelopment = true");
        }
    }

    [Fact]
    public async Task Requests_OutsideDevelopmentWhenAllowed_AreServed()
    {
        await using var server = await DashboardServer.StartAsync("Production", o => o.AllowOutsideDevelopment = true);

        (await server.Http.GetAsync("/workflows/", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Http.GetAsync("/workflows/api", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Requests_WithAuthorization_AreServedToThoseWhoHaveIt()
    {
        await using var server = await DashboardServer.StartAsync("Production", conventions: d => d.RequireAuthorization(), services: AddHeaderScheme);

        foreach (var path in new[] { "/workflows/", "/workflows/api" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { HeaderScheme.Header, "ann" } } };
            (await server.Http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await server.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Requests_WithAuthorizationAndAnonymousAllowed_AreRefusedOutsideDevelopment()
    {
        await using var server = await DashboardServer.StartAsync("Production", conventions: d => d.RequireAuthorization().AllowAnonymous(), services: AddHeaderScheme);

        (await server.Http.GetAsync("/workflows/", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Cancel_WithoutTheHeader_IsRefused()
    {
        await using var server = await DashboardServer.StartAsync();
        await using var run = server.Workflows.Start("import", "42");

        using var refused = await server.Http.PostAsJsonAsync("/workflows/api/42/cancel", new { by = "x" }, TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        run.IsCanceling.ShouldBeFalse();

        using var request = new HttpRequestMessage(HttpMethod.Post, "/workflows/api/42/cancel") { Headers = { { "Sse-Dashboard", "1" } }, Content = JsonContent.Create(new { reason = "wrong file" }) };
        (await server.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        run.IsCanceling.ShouldBeTrue();
    }

    [Fact]
    public async Task Cancel_OfAReadOnlyDashboard_IsRefused()
    {
        await using var server = await DashboardServer.StartAsync(configure: o => o.IsReadOnly = true);
        await using var run = server.Workflows.Start("import", "42");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/workflows/api/42/cancel") { Headers = { { "Sse-Dashboard", "1" } } };

        (await server.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        run.IsCanceling.ShouldBeFalse();
    }

    [Fact]
    public async Task Responses_OfAllKinds_CarryTheStrictPolicy()
    {
        // The application's own, looser policy must not hold for the dashboard.
        await using var server = await DashboardServer.StartAsync(before: app => app.Use((http, next) =>
        {
            http.Response.Headers.ContentSecurityPolicy = "default-src *";
            return next(http);
        }));

        foreach (var path in Paths.Where(p => !p.EndsWith("/live", StringComparison.Ordinal)))
        {
            using var response = await server.Http.GetAsync(path, TestContext.Current.CancellationToken);

            var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        }
    }

    private static void AddHeaderScheme(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(HeaderScheme.Name).AddScheme<AuthenticationSchemeOptions, HeaderScheme>(HeaderScheme.Name, null);
        builder.Services.AddAuthorization();
    }
}
