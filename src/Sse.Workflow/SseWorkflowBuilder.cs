using Microsoft.Extensions.DependencyInjection;

namespace Sse.Workflow;

/// <summary>What <c>AddSseWorkflow</c> returns: packages that add something (a store, a redactor) extend it.</summary>
public sealed class SseWorkflowBuilder
{
    internal SseWorkflowBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }
}
