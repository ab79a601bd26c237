using Sse.Primitives;
using Sse.Stores.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the SQLite store to the services of an application.</summary>
public static class SqliteStoreServiceCollectionExtensions
{
    /// <summary>Keeps the streams of the application in a SQLite file.</summary>
    /// <param name="services">The application's services, or what <c>AddSseWorkflow</c> returns.</param>
    /// <param name="path">The file; created when it does not exist.</param>
    public static TServices AddSqliteStore<TServices>(this TServices services, string path) where TServices : IServiceCollection =>
        services.AddSqliteStore(options => options.Path = path);

    /// <summary>Keeps the streams of the application in a SQLite file.</summary>
    /// <param name="services">The application's services, or what <c>AddSseWorkflow</c> returns.</param>
    /// <param name="configure">Names the file, and more.</param>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public static TServices AddSqliteStore<TServices>(this TServices services, Action<SqliteStoreOptions> configure) where TServices : IServiceCollection
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SqliteStoreOptions();
        configure(options);
        options.Validate();
        services.AddSingleton<IEventStore>(_ => new SqliteEventStore(options));
        return services;
    }
}
