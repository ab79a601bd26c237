namespace Sse.Primitives;

/// <summary>The facts of a stream that its first write creates.</summary>
/// <param name="Owner">The node that writes it.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Attributes">What to remember about it.</param>
public sealed record StreamCreation(string Owner, DateTimeOffset CreatedAt, StreamAttributes Attributes)
{
    /// <summary>Whether a completed stream under the same id is removed first. Default: false, which refuses a taken id.</summary>
    public bool ReplacesCompleted { get; init; }
}
