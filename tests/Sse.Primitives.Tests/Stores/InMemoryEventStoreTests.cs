using Sse.Primitives;
using Sse.Testing;

namespace Sse.Primitives.Tests.Stores;

public sealed class InMemoryEventStoreTests
{
    public static TheoryData<string> Rules => new(EventStoreContract.Rules);

    [Theory]
    [MemberData(nameof(Rules))]
    public Task InMemoryEventStore_Rule_Holds(string rule) =>
        EventStoreContract.VerifyAsync(rule, new Fixture(), cancellationToken: TestContext.Current.CancellationToken);

    private sealed class Fixture : IEventStoreFixture
    {
        private readonly InMemoryEventStore _store = new();

        public ValueTask<IEventStore> OpenAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult<IEventStore>(_store);

        public ValueTask DisposeAsync() => _store.DisposeAsync();
    }
}
