namespace Sse.Workflow;

/// <summary>A text about to enter the stream.</summary>
/// <param name="Key">The name of the tag or property that holds it; null for a message.</param>
/// <param name="Text">The text, keys and patterns already removed.</param>
public readonly record struct RedactionArguments(string? Key, string Text);
