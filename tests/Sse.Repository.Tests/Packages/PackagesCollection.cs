namespace Sse.Repository.Tests.Packages;

/// <summary>One packing for all classes.</summary>
[CollectionDefinition(nameof(PackagesCollection))]
public sealed class PackagesCollection : ICollectionFixture<PackedPackages>;
