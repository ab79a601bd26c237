using DemoHost.CvExtraction;
using Microsoft.Extensions.AI;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the CV slice.</summary>
internal static class CvExtractionServices
{
    /// <summary>The name of the rate limit on uploads.</summary>
    public const string UploadLimit = "cv-upload";

    /// <summary>Adds what <c>MapCvExtraction</c> needs. An <see cref="IChatClient"/>, if the host has one, takes over the extraction.</summary>
    public static IServiceCollection AddCvExtraction(this IServiceCollection services, IConfiguration configuration)
    {
        var options = new CvExtractionOptions();
        configuration.Bind(options);
        services.AddSingleton(options);
        services.AddSingleton(options.Documents);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IDocumentReader>(p => new DocumentReader(options.Documents, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ICvExtractor>(CreateExtractor);
        services.AddSingleton<CvSampleFiles>();
        services.AddSingleton<CvPipeline>();
        services.AddSingleton<CvRuns>();
        services.AddSingleton<ErrorHandlingDemo>();
        return services.AddClientRateLimit(UploadLimit, options.UploadsPerMinute);
    }

    private static ICvExtractor CreateExtractor(IServiceProvider provider)
    {
        var rules = new RuleBasedCvExtractor();
        return provider.GetService<IChatClient>() is { } chat ? new ChatCvExtractor(chat, rules) : rules;
    }
}
