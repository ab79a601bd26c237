namespace Sse.AspNetCore.Tests;

/// <summary>The settings that the guide recommends, taken from the guide: what it says is what is tested.</summary>
internal static class RecommendedSettings
{
    /// <summary>What stands inside the <c>location</c> of the guide's nginx block, without its <c>proxy_pass</c>.</summary>
    public static string Nginx()
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "guides", "proxies.md"));
        var settings = lines
            .SkipWhile(l => l != "```nginx").Skip(1)
            .TakeWhile(l => l != "```")
            .Select(l => l.Trim())
            .Where(l => l.StartsWith("proxy_", StringComparison.Ordinal) && !l.StartsWith("proxy_pass", StringComparison.Ordinal))
            .ToList();
        settings.ShouldNotBeEmpty("the guide has a block of nginx settings");
        return string.Join('\n', settings);
    }
}
