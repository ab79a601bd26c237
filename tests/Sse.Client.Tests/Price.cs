namespace Sse.Client.Tests;

internal sealed record Price(string Symbol, double Value);
