using System.Globalization;
using System.Text.RegularExpressions;

namespace Sse.AspNetCore.Tests;

/// <summary>What the self-check finds. The rule is the page's own, taken from the page as it is served.</summary>
internal sealed partial record SelfCheckRun(int Ticks, TimeSpan Spread, TimeSpan LeastSpread)
{
    public string Verdict => Spread > LeastSpread ? "direct" : "buffered";

    public static async Task<SelfCheckRun> ReadAsync(HttpClient client, string path)
    {
        var leastSpread = await RuleAsync(client, path);
        var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new EventReader(response, await response.Content.ReadAsStreamAsync());
        List<long> arrivals = [];
        while (await reader.NextAsync() is { Type: "tick" })
            arrivals.Add(TimeProvider.System.GetTimestamp());
        return new SelfCheckRun(arrivals.Count, TimeProvider.System.GetElapsedTime(arrivals[0], arrivals[^1]), leastSpread);
    }

    private static async Task<TimeSpan> RuleAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
        using var response = await client.SendAsync(request);
        var rule = Rule().Match(await response.Content.ReadAsStringAsync()).Groups[1].Value;
        return TimeSpan.FromMilliseconds(int.Parse(rule, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("dataset[.]verdict = spread > ([0-9]+) [?] 'direct' : 'buffered'")]
    private static partial Regex Rule();
}
