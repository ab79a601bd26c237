using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sse.Primitives;
using Sse.Workflow;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds workflows to the services of an application.</summary>
public static class SseWorkflowServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IWorkflows"/>, <see cref="IWorkflowReports"/> and the <see cref="EventStreamRegistry"/> the streams live in, all of them singletons.
    /// Calling it again adds to the options. Streams are kept in every <see cref="IEventStore"/> that is registered, or <c>IReadOnlyList</c> of them.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">What holds for all workflows. Default: the defaults.</param>
    /// <exception cref="OptionsValidationException">Thrown when the host starts, or the workflows are first used: an option makes no sense; the message says which values it may have.</exception>
    public static SseWorkflowBuilder AddSseWorkflow(this IServiceCollection services, Action<SseWorkflowOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<SseWorkflowOptions>().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SseWorkflowOptions>, SseWorkflowOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<SseWorkflowOptions>, ContainerClock>());
        services.TryAddSingleton(provider => new EventStreamRegistry(Options(provider).Streams, Stores(provider)));
        services.TryAddSingleton(provider => new Workflows(
            Options(provider), provider.GetRequiredService<EventStreamRegistry>(), provider.GetService<ILoggerFactory>(), provider));
        services.TryAddSingleton<IWorkflows>(provider => provider.GetRequiredService<Workflows>());
        services.TryAddSingleton(provider => provider.GetRequiredService<Workflows>().Reports);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoggerProvider, WorkflowLoggerProvider>());
        return new SseWorkflowBuilder(services);
    }

    /// <summary>
    /// Stores come one by one, or as a list where only the configuration knows how many there are. Each once: some containers make a list of single ones by
    /// themselves.
    /// </summary>
    private static IEnumerable<IEventStore> Stores(IServiceProvider provider) =>
        provider.GetServices<IEventStore>().Concat(provider.GetServices<IReadOnlyList<IEventStore>>().SelectMany(stores => stores)).Distinct();

    private static SseWorkflowOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SseWorkflowOptions>>().Value;
}
