using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sse.Primitives;
using Sse.Stores.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the SQLite store to the services of an application.</summary>
public static class SqliteStoreServiceCollectionExtensions
{
    /// <summary>Keeps the streams of the application in a SQLite file.</summary>
    /// <param name="services">The application's services, or what <c>AddSseWorkflow</c> returns.</param>
    /// <param name="path">The file; created when it does not exist.</param>
    /// <typeparam name="TServices">What is returned for further calls.</typeparam>
    /// <inheritdoc cref="AddSqliteStore{TServices}(TServices, Action{SqliteStoreOptions})" path="/exception"/>
    public static TServices AddSqliteStore<TServices>(this TServices services, string path) where TServices : IServiceCollection
    {
        ArgumentNullException.ThrowIfNull(path);
        return services.AddSqliteStore(options => options.Path = path);
    }

    /// <summary>
    /// Keeps the streams of the application in a SQLite file. The options are those of the container, so they can be configured elsewhere too:
    /// <c>services.Configure&lt;SqliteStoreOptions&gt;(configuration.GetSection("Workflows"))</c>. Called again, it adds to the options, and the last path counts: one store, not two.
    /// </summary>
    /// <param name="services">The application's services, or what <c>AddSseWorkflow</c> returns.</param>
    /// <param name="configure">Names the file, and more. Default: null, for what is configured elsewhere, and the defaults.</param>
    /// <typeparam name="TServices">What is returned for further calls.</typeparam>
    /// <exception cref="OptionsValidationException">Thrown when the host starts: an option is not usable; the message says which values it may have.</exception>
    public static TServices AddSqliteStore<TServices>(this TServices services, Action<SqliteStoreOptions>? configure = null) where TServices : IServiceCollection
    {
        var options = services.AddOptions<SqliteStoreOptions>().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteStoreOptions>, SqliteStoreOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEventStore, SqliteEventStore>(
            static provider => new SqliteEventStore(provider.GetRequiredService<IOptions<SqliteStoreOptions>>().Value)));
        return services;
    }
}
