using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Sse.Workflow;

/// <summary>Gives every category a logger that writes into the workflow around the code. Its alias for filters is <c>SseWorkflow</c>.</summary>
[ProviderAlias("SseWorkflow")]
[SuppressMessage("Performance", "CA1812", Justification = "Created by the container.")]
internal sealed class WorkflowLoggerProvider(IOptions<SseWorkflowOptions> options) : ILoggerProvider, ISupportExternalScope
{
    // What these packages log is about streams and workflows: captured, it would be about itself.
    private static readonly string[] Own = ["Sse.Primitives", "Sse.Workflow", "Sse.AspNetCore", "Sse.Client", "Sse.Stores"];

    private IExternalScopeProvider? _scopes;

    public ILogger CreateLogger(string categoryName) =>
        options.Value.Logs.CaptureLevel is null || IsOwn(categoryName)
            ? NullLogger.Instance
            : new CapturingLogger(categoryName, options.Value.Logs, () => _scopes);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private static bool IsOwn(string category) => Own.Any(own =>
        category.StartsWith(own, StringComparison.Ordinal) && (category.Length == own.Length || category[own.Length] == '.'));
}
