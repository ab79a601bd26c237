using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sse.Primitives;
using Sse.Stores.PostgreSql;
using Sse.Stores.Sqlite;

namespace Sse.Stores.Tests;

/// <summary>Options of stores are the container's: configuration binds to them, and the start of the host checks them.</summary>
public sealed class StoreConfigurationTests
{
    [Fact]
    public async Task AddPostgreSqlStore_BoundToConfiguration_HasAStoreForEachDatabase()
    {
        var services = new ServiceCollection();
        services.Configure<PostgreSqlStoreOptions>(Section(("ConnectionStrings:0", "Host=db-0"), ("ConnectionStrings:1", "Host=db-1"), ("Schema", "other"), ("CommandTimeout", "00:00:05")));
        await using var provider = services.AddSseWorkflow().AddPostgreSqlStore("Host=db-2").BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<PostgreSqlStoreOptions>>().Value;
        options.ConnectionStrings.ShouldBe(["Host=db-0", "Host=db-1", "Host=db-2"]);
        (options.Schema, options.CommandTimeout).ShouldBe(("other", TimeSpan.FromSeconds(5)));
        provider.GetServices<IReadOnlyList<IEventStore>>().ShouldHaveSingleItem().Count.ShouldBe(3);
    }

    [Fact]
    public async Task AddSqliteStore_BoundToConfiguration_UsesItsFile()
    {
        var folder = Directory.CreateTempSubdirectory("sse-configuration-");
        var file = Path.Combine(folder.FullName, "configured.db");
        try
        {
            var services = new ServiceCollection();
            services.AddSseWorkflow().AddSqliteStore(Section(("Path", file), ("WatchInterval", "00:00:01")).Bind);
            await using (var provider = services.BuildServiceProvider())
            {
                provider.GetRequiredService<IOptions<SqliteStoreOptions>>().Value.WatchInterval.ShouldBe(TimeSpan.FromSeconds(1));
                await provider.GetRequiredService<EventStreamRegistry>().InitializeAsync(TestContext.Current.CancellationToken);
            }

            File.Exists(file).ShouldBeTrue();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task AddSqliteStore_CalledAgain_AddsToTheOptionsOfOneStore()
    {
        await using var provider = new ServiceCollection().AddSqliteStore("first.db").AddSqliteStore(o => o.SurvivesPowerLoss = false).BuildServiceProvider();

        provider.GetServices<IEventStore>().ShouldHaveSingleItem();
        var options = provider.GetRequiredService<IOptions<SqliteStoreOptions>>().Value;
        (options.Path, options.SurvivesPowerLoss).ShouldBe(("first.db", false));
    }

    [Fact]
    public async Task AddPostgreSqlStore_WithoutConnectionString_IsRefusedAtTheStart()
    {
        await using var provider = new ServiceCollection().AddPostgreSqlStore().BuildServiceProvider();

        Should.Throw<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate).Message.ShouldContain("at least one connection string");
    }

    [Fact]
    public async Task AddSqliteStore_InMemoryFile_IsRefusedAtTheStart()
    {
        await using var provider = new ServiceCollection().AddSqliteStore(":memory:").BuildServiceProvider();

        Should.Throw<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate).Message.ShouldContain(nameof(InMemoryEventStore));
    }

    private static IConfigurationSection Section(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create($"Workflows:{v.Key}", v.Value))).Build().GetSection("Workflows");
}
