namespace Sse.Workflow;

/// <summary>A text about to enter the stream.</summary>
public readonly record struct RedactionArguments
{
    /// <summary>The name of the tag or property that holds it; null for a message.</summary>
    public string? Key { get; init; }

    /// <summary>The text, keys and patterns already removed.</summary>
    public required string Text { get; init; }
}
