using System.Security.Claims;
using DemoHost.BulkCheck;
using DemoHost.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;
using Sse.Workflow;

namespace DemoHost.Tests.BulkCheck;

/// <summary>The bulk check alone, with the search that a test brings along and a file of candidates of its own.</summary>
internal sealed class BulkHost : IAsyncDisposable
{
    public const string NoCompany = "nobody";

    private readonly DirectoryInfo _folder;
    private readonly SliceHost _slice;

    private BulkHost(SliceHost slice, DirectoryInfo folder)
    {
        (_slice, _folder) = (slice, folder);
        // No cookies: each request says by itself whose it is.
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = slice.Http.BaseAddress, Timeout = TimeSpan.FromMinutes(2) };
    }

    public HttpClient Http { get; }

    public T Get<T>() where T : notnull => _slice.Services.GetRequiredService<T>();

    public static async Task<BulkHost> StartAsync(IProfileSearch search, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("bulk-host-");
        var slice = await SliceHost.StartAsync(
            (services, section) => services.AddSingleton(search).AddBulkCheck(section),
            Map,
            [("Database", Path.Combine(folder.FullName, "candidates.db")), ("UploadsPerMinute", "10000"), .. settings]);
        return new BulkHost(slice, folder);
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
        await _slice.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static void Map(WebApplication app)
    {
        app.Use(SignInAsync);
        app.MapBulkCheck();
    }

    /// <summary>Stands for a host's sign-in, with the company as a claim; for <see cref="NoCompany"/> without one.</summary>
    private static Task SignInAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers["X-Signed-In-For"].ToString() is { Length: > 0 } company)
            http.User = new ClaimsPrincipal(new ClaimsIdentity(company == NoCompany ? [] : [new Claim("com_id", company)], "test"));
        return next(http);
    }
}
