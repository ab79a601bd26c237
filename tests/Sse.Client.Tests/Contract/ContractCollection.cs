namespace Sse.Client.Tests.Contract;

/// <summary>One service for all cases, as a harness uses it.</summary>
[CollectionDefinition(Name)]
public sealed class ContractCollection : ICollectionFixture<ContractService>
{
    public const string Name = "contract";
}
