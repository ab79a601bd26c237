namespace DemoHost.Hosting;

/// <summary>Where the streams are kept, as <c>--store</c> or the environment variable <c>SSE_STORE</c> says.</summary>
internal static class DemoStore
{
    /// <summary><c>memory</c> (the default), <c>sqlite:PATH</c> or <c>postgres:CONNECTION STRING</c>.</summary>
    /// <exception cref="ArgumentException">The value is none of these; the message lists them.</exception>
    public static void AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        var choice = configuration["store"] ?? configuration["SSE_STORE"] ?? "memory";
        var (kind, value) = choice.Split(':', 2) is [var first, var rest] ? (first, rest) : (choice, "");
        switch (kind)
        {
            case "memory" when value.Length == 0:
                break;
            case "sqlite" when value.Length > 0:
                services.AddSqliteStore(value);
                break;
            case "postgres" when value.Length > 0:
                services.AddPostgreSqlStore(value);
                break;
            default:
                throw new ArgumentException($"--store {choice} is not known. Use memory, sqlite:PATH or \"postgres:CONNECTION STRING\".");
        }
    }
}
