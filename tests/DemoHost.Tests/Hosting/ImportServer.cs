using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Sse.AspNetCore;
using Sse.Workflow;

namespace DemoHost.Tests.Hosting;

/// <summary>An application of a few lines: an empty page, the client's files, and a POST that starts a run and answers with its stream.</summary>
public sealed class ImportServer : IAsyncLifetime
{
    /// <summary>So much is left to be read when an import is let go to its end.</summary>
    private const int LastSteps = 20;

    private static readonly TimeSpan StepTime = TimeSpan.FromMilliseconds(50);

    private WebApplication? _app;
    private int _imports;
    private volatile bool _goesOn;

    public Uri Address => new(_app!.Urls.First());

    public IWorkflows Workflows => _app!.Services.GetRequiredService<IWorkflows>();

    /// <summary>Whether imports go on for ever. Else they end soon.</summary>
    public bool GoesOn
    {
        get => _goesOn;
        set => _goesOn = value;
    }

    /// <summary>How many times somebody asked for an import.</summary>
    public int Imports => Volatile.Read(ref _imports);

    /// <summary>Asks for an import, as any program would.</summary>
    /// <returns>The address of the run.</returns>
    public async Task<Uri> StartImportAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var response = await http.PostAsync(new Uri("/imports", UriKind.Relative), content: null);
        return response.EnsureSuccessStatusCode().Headers.Location!;
    }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.Services.AddSseWorkflow();
        _app = builder.Build();
        _app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")) });
        _app.MapGet("/", () => Results.Content("<!doctype html><title>Imports</title>", "text/html"));
        _app.MapWorkflows("/workflows");
        _app.MapPost("/imports", Import);
        await _app.StartAsync();
    }

    public ValueTask DisposeAsync() => _app!.DisposeAsync();

    private IResult Import(IWorkflows workflows)
    {
        Interlocked.Increment(ref _imports);
        return SseResults.Workflow(workflows.Launch("import", async (_, log, ct) =>
        {
            var left = LastSteps;
            for (var i = 1; GoesOn || left-- > 0; i++)
                await log.StepAsync($"Row {i}", ct, _ => Task.Delay(StepTime, TimeProvider.System, ct));
        }));
    }
}
