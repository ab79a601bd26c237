using System.Globalization;
using Serilog;

namespace DemoHost.Hosting;

/// <summary>Everything that goes to <see cref="Microsoft.Extensions.Logging.ILogger"/>, workflow events included, also goes to a file a day.</summary>
internal static class RollingFileLog
{
    /// <summary>The folder is <c>--logs PATH</c>, else <c>logs</c> in the current directory. Seven files of at most 10 MB are kept.</summary>
    public static void AddRollingFile(this ILoggingBuilder logging, IConfiguration configuration)
    {
        var folder = configuration["logs"] ?? "logs";
        var file = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", Serilog.Events.LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.File(
                Path.Combine(folder, "demo-host-.log"),
                rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true,
                fileSizeLimitBytes: 10 * 1024 * 1024,
                retainedFileCountLimit: 7,
                outputTemplate: "{Timestamp:O} [{Level:u3}] {SourceContext} {Message:lj} {Properties:j}{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture)
            .CreateLogger();
        logging.AddSerilog(file, dispose: true);
    }
}
