using Sse.Primitives;
using Sse.Stores.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the PostgreSQL store to the services of an application.</summary>
public static class PostgreSqlStoreServiceCollectionExtensions
{
    /// <summary>Keeps the streams of the application in a PostgreSQL database, which all its nodes share.</summary>
    /// <param name="services">The application's services, or what <c>AddSseWorkflow</c> returns.</param>
    /// <param name="connectionString">The database.</param>
    public static TServices AddPostgreSqlStore<TServices>(this TServices services, string connectionString) where TServices : IServiceCollection =>
        services.AddPostgreSqlStore(options => options.ConnectionStrings.Add(connectionString));

    /// <summary>Keeps the streams of the application in PostgreSQL databases, which all its nodes share.</summary>
    /// <param name="services">The application's services, or what <c>AddSseWorkflow</c> returns.</param>
    /// <param name="configure">Names the databases, and more.</param>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    public static TServices AddPostgreSqlStore<TServices>(this TServices services, Action<PostgreSqlStoreOptions> configure) where TServices : IServiceCollection
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new PostgreSqlStoreOptions();
        configure(options);
        options.Validate();
        foreach (var connectionString in options.ConnectionStrings)
            services.AddSingleton<IEventStore>(_ => new PostgreSqlEventStore(connectionString, options));
        return services;
    }
}
