namespace Sse.Workflow;

/// <summary>The services of workflows that are launched without a container: none.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static NoServices Instance { get; } = new();

    public object? GetService(Type serviceType) => null;
}
