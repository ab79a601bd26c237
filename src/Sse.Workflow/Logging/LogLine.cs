using Microsoft.Extensions.Logging;

namespace Sse.Workflow;

/// <summary>A line on its way into a stream: all code of the user has run, what is left is to copy bytes.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Message">The text, redacted.</param>
/// <param name="Category">Who wrote it; null for the workflow itself.</param>
/// <param name="Fields">Template, arguments, event id, scopes as JSON properties; may be a part of a reused buffer.</param>
internal readonly record struct LogLine(LogLevel Level, string Message, string? Category, ReadOnlyMemory<byte> Fields);
