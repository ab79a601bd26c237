using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Sse.Dashboard.Tests.Hosting;

namespace Sse.Dashboard.Tests.Assets;

public sealed partial class AssetTests
{
    private const string Main = "Sse.Dashboard/app/main.js";

    [Fact]
    public void Assets_AllOfThem_NameNoOtherSite()
    {
        foreach (var asset in DashboardAssets.All)
        {
            var text = Encoding.UTF8.GetString(asset.Bytes);
            // Names of XML vocabularies look like addresses, and nobody goes there; comments tell where things come from.
            var named = Url().Matches(Comment().Replace(text, "")).Select(m => m.Value).Where(url => url != "http://www.w3.org/2000/svg");
            named.ShouldBeEmpty(asset.Path);
        }
    }

    [Fact]
    public void Modules_WhatTheyImport_IsThere()
    {
        foreach (var asset in DashboardAssets.All.Where(a => a.Path.EndsWith(".js", StringComparison.Ordinal) && !a.Path.Contains("/vendor/", StringComparison.Ordinal)))
        {
            foreach (Match import in Import().Matches(Comment().Replace(Encoding.UTF8.GetString(asset.Bytes), "")))
            {
                var path = new Uri(new Uri($"http://x/{asset.Path}"), import.Groups[1].Value).AbsolutePath[1..];
                DashboardAssets.Find(path).ShouldNotBeNull($"{asset.Path} imports {import.Groups[1].Value}");
            }
        }
    }

    [Fact]
    public async Task Asset_OfThisVersion_IsKeptForEver()
    {
        await using var server = await DashboardServer.StartAsync();

        using var response = await server.Http.GetAsync($"/workflows/assets/{DashboardAssets.Version}/{Main}", TestContext.Current.CancellationToken);

        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        response.Headers.CacheControl.MaxAge.ShouldBe(TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task Asset_OfAnotherVersion_MustBeAskedForAgain()
    {
        await using var server = await DashboardServer.StartAsync();

        using var response = await server.Http.GetAsync($"/workflows/assets/older/{Main}", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Fact]
    public async Task Asset_KnownByItsTag_IsNotSentAgain()
    {
        await using var server = await DashboardServer.StartAsync();
        var address = $"/workflows/assets/older/{Main}";
        using var first = await server.Http.GetAsync(address, TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var response = await server.Http.SendAsync(again, TestContext.Current.CancellationToken);

        first.Headers.ETag!.IsWeak.ShouldBeTrue("its bytes depend on the encoding");
        response.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Asset_ToThoseWhoReadBrotli_IsCompressed()
    {
        await using var server = await DashboardServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/workflows/assets/older/{Main}") { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br") } } };

        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        response.Headers.Vary.ShouldContain("Accept-Encoding");
        await using var plain = new BrotliStream(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe(Encoding.UTF8.GetString(DashboardAssets.Find(Main)!.Bytes));
    }

    [Theory]
    [InlineData("nothing.js")]
    [InlineData("..%2f..%2fappsettings.json")]
    public async Task Asset_ThatIsNone_IsNotFound(string path)
    {
        await using var server = await DashboardServer.StartAsync();

        using var response = await server.Http.GetAsync($"/workflows/assets/{DashboardAssets.Version}/{path}", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex(@"(?:https?:)?//[a-z0-9-]+\.[a-z][^\s'""`)]*", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"/\*.*?\*/|(?<=^|\s)//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?:from|import) '(\.[^']+)'")]
    private static partial Regex Import();
}
