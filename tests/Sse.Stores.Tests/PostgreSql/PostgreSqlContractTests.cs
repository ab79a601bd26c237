using Sse.Testing;

namespace Sse.Stores.Tests.PostgreSql;

public sealed class PostgreSqlContractTests(PostgresServer server)
{
    public static TheoryData<string> Rules => new(EventStoreContract.Rules);

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task PostgreSqlEventStore_Rule_Holds(string rule) =>
        await EventStoreContract.VerifyAsync(rule, new PostgreSqlFixture(await server.ConnectionStringAsync()), cancellationToken: TestContext.Current.CancellationToken);
}
