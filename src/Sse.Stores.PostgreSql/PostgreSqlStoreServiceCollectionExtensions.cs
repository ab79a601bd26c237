using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sse.Primitives;
using Sse.Stores.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the PostgreSQL store to the services of an application.</summary>
public static class PostgreSqlStoreServiceCollectionExtensions
{
    /// <summary>Keeps the streams of the application in a PostgreSQL database, which all its nodes share.</summary>
    /// <param name="services">The application's services, or what <c>AddSseWorkflow</c> returns.</param>
    /// <param name="connectionString">The database; added to those that are configured elsewhere.</param>
    /// <typeparam name="TServices">What is returned for further calls.</typeparam>
    /// <inheritdoc cref="AddPostgreSqlStore{TServices}(TServices, Action{PostgreSqlStoreOptions})" path="/exception"/>
    public static TServices AddPostgreSqlStore<TServices>(this TServices services, string connectionString) where TServices : IServiceCollection
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        return services.AddPostgreSqlStore(options => options.ConnectionStrings.Add(connectionString));
    }

    /// <summary>
    /// Keeps the streams of the application in PostgreSQL databases, which all its nodes share. The options are those of the container, so they can be
    /// configured elsewhere too: <c>services.Configure&lt;PostgreSqlStoreOptions&gt;(configuration.GetSection("Workflows"))</c>. Called again, it
    /// adds to the options.
    /// </summary>
    /// <param name="services">The application's services, or what <c>AddSseWorkflow</c> returns.</param>
    /// <param name="configure">Names the databases, and more. Default: null, for what is configured elsewhere.</param>
    /// <typeparam name="TServices">What is returned for further calls.</typeparam>
    /// <exception cref="OptionsValidationException">Thrown when the host starts: an option is not usable; the message says which values it may have.</exception>
    public static TServices AddPostgreSqlStore<TServices>(this TServices services, Action<PostgreSqlStoreOptions>? configure = null) where TServices : IServiceCollection
    {
        var options = services.AddOptions<PostgreSqlStoreOptions>().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlStoreOptions>, PostgreSqlStoreOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IReadOnlyList<IEventStore>, PostgreSqlStores>());
        return services;
    }
}
