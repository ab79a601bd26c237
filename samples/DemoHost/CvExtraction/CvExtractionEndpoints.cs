using DemoHost.CvExtraction;
using Microsoft.Extensions.FileProviders;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the CV slice.</summary>
internal static class CvExtractionEndpoints
{
    /// <summary>Upload, samples and portfolio pages, and the routes of the system this slice carries on.</summary>
    public static void MapCvExtraction(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<CvExtractionOptions>();
        if (Directory.Exists(options.SampleFolder))
            app.UseStaticFiles(SampleFiles(options));
        CvUploadEndpoints.Map(app);
        CvOriginalEndpoints.Map(app);
    }

    private static StaticFileOptions SampleFiles(CvExtractionOptions options) => new()
    {
        RequestPath = CvExtractionRoutes.SampleFiles,
        FileProvider = new PhysicalFileProvider(options.SampleFolder),
        ServeUnknownFileTypes = true,
        DefaultContentType = "application/octet-stream",
    };
}
