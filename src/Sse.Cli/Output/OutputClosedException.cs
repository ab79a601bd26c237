namespace Sse.Cli.Output;

/// <summary>Whoever read the output has gone, as <c>head</c> does when it has seen enough: a reason to end, not an error.</summary>
internal sealed class OutputClosedException(IOException cause) : Exception("The output was closed.", cause);
