namespace Sse.Workflow;

/// <summary>Takes a hook out again.</summary>
internal sealed class HookRegistration(Hook? hook) : IDisposable
{
    /// <summary>The registration of a hook that will never be called.</summary>
    public static HookRegistration None { get; } = new(null);

    public void Dispose() => hook?.Remove();
}
