using System.Security.Claims;
using DemoHost.BulkCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.Tests.BulkCheck;

/// <summary>The slice alone, in a host of its own on a real port, with the search that a test brings along.</summary>
internal sealed class BulkHost : IAsyncDisposable
{
    public const string NoCompany = "nobody";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bulk-host-");
    private readonly WebApplication _app;

    private BulkHost(IProfileSearch search, (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var values = new Dictionary<string, string?> { ["Database"] = Path.Combine(_folder.FullName, "candidates.db"), ["UploadsPerMinute"] = "10000" };
        foreach (var (key, value) in settings)
            values[key] = value;
        builder.Services.AddSingleton(search);
        builder.Services.AddSseWorkflow();
        builder.Services.AddBulkCheck(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        builder.Services.AddProblemDetails();
        builder.Services.AddRateLimiter(o => o.RejectionStatusCode = 429);
        _app = builder.Build();
        _app.Use(SignInAsync);
        _app.UseExceptionHandler();
        _app.UseRateLimiter();
        _app.MapWorkflows("/api/v1/workflows");
        _app.MapBulkCheck();
    }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromMinutes(2) };

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<BulkHost> StartAsync(IProfileSearch search, params (string Key, string Value)[] settings)
    {
        var host = new BulkHost(search, settings);
        await host._app.StartAsync(TestContext.Current.CancellationToken);
        host.Http.BaseAddress = new Uri(host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return host;
    }

    /// <summary>Starts a check and answers when the server has taken it; the response is being sent.</summary>
    public async Task<(HttpResponseMessage Response, EnhancedSseLogger Run)> BeginAsync(HttpContent form)
    {
        var response = await Http.SendAsync(BulkClient.Stream, form);
        response.EnsureSuccessStatusCode();
        return (response, Get<IWorkflows>().Find(response.Content.Headers.ContentLocation!.ToString().Split('/')[4])!);
    }

    /// <summary>Reads a run to its end.</summary>
    public static async Task<WorkflowFinished> EndOfAsync(EnhancedSseLogger run)
    {
        WorkflowEvent? last = null;
        await foreach (var e in run.Stream.ReadAllAsync(cancellationToken: TestContext.Current.CancellationToken))
            last = WorkflowEvent.From(e);
        return last.ShouldBeOfType<WorkflowFinished>();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    /// <summary>Stands for a host's sign-in, with the company as a claim; for <see cref="NoCompany"/> without one.</summary>
    private static Task SignInAsync(Microsoft.AspNetCore.Http.HttpContext http, Microsoft.AspNetCore.Http.RequestDelegate next)
    {
        if (http.Request.Headers["X-Signed-In-For"].ToString() is { Length: > 0 } company)
            http.User = new ClaimsPrincipal(new ClaimsIdentity(company == NoCompany ? [] : [new Claim("com_id", company)], "test"));
        return next(http);
    }
}
