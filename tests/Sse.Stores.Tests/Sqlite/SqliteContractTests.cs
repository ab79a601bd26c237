using Sse.Testing;

namespace Sse.Stores.Tests.Sqlite;

public sealed class SqliteContractTests
{
    public static TheoryData<string> Rules => new(EventStoreContract.Rules);

    [Theory]
    [MemberData(nameof(Rules))]
    public Task SqliteEventStore_Rule_Holds(string rule) =>
        EventStoreContract.VerifyAsync(rule, new SqliteFixture(), cancellationToken: TestContext.Current.CancellationToken);
}
