namespace Sse.Workflow;

/// <summary>
/// Keeps a property of a payload out of the stream: wherever an object that has it is written as an event's data or result,
/// <c>[redacted]</c> stands in its place. Serialising the object elsewhere is not affected.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class RedactAttribute : Attribute;
