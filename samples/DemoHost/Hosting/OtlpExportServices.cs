namespace DemoHost.Hosting;

/// <summary>Adds the export of telemetry to the services of the demo host.</summary>
internal static class OtlpExportServices
{
    /// <summary>Exports when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, and costs nothing when it is not.</summary>
    public static void AddOtlpExport(this IServiceCollection services, IConfiguration configuration)
    {
        if (!string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            services.AddHostedService<OtlpExport>();
    }
}
