using DemoHost.BulkCheck;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sse.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the bulk check slice.</summary>
internal static class BulkCheckServices
{
    /// <summary>The name of the rate limit on uploads.</summary>
    public const string UploadLimit = "bulk-check-upload";

    /// <summary>Adds what <c>MapBulkCheck</c> needs. An <see cref="IProfileSearch"/>, if the host has one, takes the place of the embedded directory.</summary>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public static IServiceCollection AddBulkCheck(this IServiceCollection services, IConfiguration configuration)
    {
        var options = new BulkCheckOptions();
        configuration.Bind(options);
        options.Validate();
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IProfileSearch>(p => new ProfileDirectory(options.Profiles, p.GetRequiredService<TimeProvider>()));
        services.AddPooledDbContextFactory<CandidatesContext>(o => UseSqlite(o, options.Database));
        services.AddSingleton<CandidateStore>();
        services.AddSingleton<CandidateScorer>();
        services.AddSingleton<CandidateChecker>();
        services.AddSingleton<UploadSpace>();
        services.AddSingleton<UploadReader>();
        services.AddSingleton<BulkRuns>();
        services.AddSse(GuardRuns);
        return services.AddClientRateLimit(UploadLimit, options.UploadsPerMinute);
    }

    /// <summary>Runs are streams like others, and found under the native routes too: there, as everywhere, only their company reads them.</summary>
    private static void GuardRuns(SseServerOptions options)
    {
        var others = options.Authorize;
        options.Authorize = async connection =>
            CompanyAccess.MayRead(connection.HttpContext, connection.Tags) && (others is null || await others(connection));
    }

    /// <summary>Statements, and two uploads that want to keep the same candidate, are no news for the log.</summary>
    private static void UseSqlite(DbContextOptionsBuilder builder, string path) => builder
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path }.ToString())
        .ConfigureWarnings(w => w.Log(
            (RelationalEventId.CommandExecuted, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
}
