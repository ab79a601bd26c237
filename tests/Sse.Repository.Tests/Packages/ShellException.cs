namespace Sse.Repository.Tests.Packages;

/// <summary>Lines of bash that failed.</summary>
internal sealed class ShellException(string message) : Exception(message);
