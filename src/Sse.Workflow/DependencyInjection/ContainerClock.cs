using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Sse.Workflow;

/// <summary>A clock that is registered in the container becomes the clock of workflows and streams that were given none.</summary>
internal sealed class ContainerClock(IServiceProvider services) : IPostConfigureOptions<SseWorkflowOptions>
{
    public void PostConfigure(string? name, SseWorkflowOptions options)
    {
        if (services.GetService<TimeProvider>() is { } clock && ReferenceEquals(options.TimeProvider, TimeProvider.System))
            options.TimeProvider = clock;
        options.CompleteStreams();
    }
}
