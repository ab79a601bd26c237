using DemoHost.CvExtraction;

namespace DemoHost.Hosting;

/// <summary>The demo host: what an application on Sse.Workflow looks like from the top.</summary>
public static class DemoApplication
{
    /// <summary>Builds the application; tests call it with <c>--urls http://127.0.0.1:0</c>.</summary>
    public static WebApplication Create(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddRollingFile(builder.Configuration);
        builder.Services.AddOtlpExport(builder.Configuration);
        builder.Services.AddSseWorkflow();
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddCvExtraction(builder.Configuration.GetSection("CvExtraction"));
        builder.Services.AddBulkCheck(builder.Configuration.GetSection("BulkCheck"));
        builder.Services.AddResumeOptimizer(builder.Configuration.GetSection("ResumeOptimizer"));
        builder.Services.AddPlayground(builder.Configuration.GetSection("Playground"));
        builder.Services.AddJobMonitor(builder.Configuration.GetSection("JobMonitor"));
        builder.Services.AddProblemDetails();
        builder.Services.AddRateLimiter(o => o.RejectionStatusCode = StatusCodes.Status429TooManyRequests);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSecurityHeaders();
        app.UseCors();
        app.UseRateLimiter();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapWorkflows(CvExtractionRoutes.Workflows);
        app.MapSseDashboard("/workflows", o => o.AllowOutsideDevelopment = true); // A demo has nothing to hide.
        app.MapCvExtraction();
        app.MapBulkCheck();
        app.MapResumeOptimizer();
        app.MapPlayground();
        app.MapJobMonitor();
        return app;
    }
}
