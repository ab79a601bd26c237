namespace Sse.AspNetCore.Tests;

/// <summary>Tests with thousands of connections have the machine to themselves: they would slow down the others, and the others them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CrowdCollection
{
    public const string Name = "Crowd";
}
