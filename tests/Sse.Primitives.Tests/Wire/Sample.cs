namespace Sse.Primitives.Tests.Wire;

internal sealed record Sample(string Name, int Value);
