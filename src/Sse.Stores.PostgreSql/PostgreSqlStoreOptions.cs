namespace Sse.Stores.PostgreSql;

/// <summary>How a <see cref="PostgreSqlEventStore"/> uses its database.</summary>
public sealed class PostgreSqlStoreOptions
{
    /// <summary>
    /// The databases. With several, streams are spread over them by a hash of their id; every node names the same ones in the same
    /// order, and a new one is added at the end. Those of code and configuration add up. Default: none, which is refused.
    /// </summary>
    public IList<string> ConnectionStrings { get; } = [];

    /// <summary>The schema that holds the tables; created when it does not exist. Default: <c>sse</c>.</summary>
    public string Schema { get; set; } = "sse";

    /// <summary>
    /// How long a commit or a read may take before the database is held to be away; overrides the connection string's
    /// <c>Command Timeout</c>. Default: 15 seconds.
    /// </summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Whether statements are prepared on the server, which saves it parsing them at every commit. Switch it off behind a pooler that
    /// gives every transaction another connection. Default: true.
    /// </summary>
    public bool PrepareStatements { get; set; } = true;

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property and the values it may have.</exception>
    public void Validate()
    {
        Require(ConnectionStrings.Count > 0 && ConnectionStrings.All(c => !string.IsNullOrWhiteSpace(c)), nameof(ConnectionStrings), "at least one connection string, such as \"Host=localhost;Database=app;Username=app\"");
        Require(Schema.Length is > 0 and <= 40 && Schema.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'), nameof(Schema), "1 to 40 lower-case letters, digits and underscores");
        Require(CommandTimeout >= TimeSpan.FromSeconds(1), nameof(CommandTimeout), "at least one second");
    }

    private static void Require(bool condition, string property, string rule)
    {
        if (!condition)
            throw new ArgumentException($"{nameof(PostgreSqlStoreOptions)}.{property} must be {rule}.", property);
    }
}
