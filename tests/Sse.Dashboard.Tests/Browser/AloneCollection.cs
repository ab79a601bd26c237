namespace Sse.Dashboard.Tests.Browser;

/// <summary>Tests that measure time have the machine to themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
