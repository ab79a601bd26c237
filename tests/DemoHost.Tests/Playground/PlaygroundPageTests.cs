using System.Net;
using System.Text.RegularExpressions;
using DemoHost.Tests.Hosting;

namespace DemoHost.Tests.Playground;

public sealed partial class PlaygroundPageTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_Everything_ComesFromThisHostInFilesOfItsOwn()
    {
        using var response = await server.Http.GetAsync("/playground/", Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        html.ShouldNotContain("style=");
        html.ShouldNotContain("<style");
        InlineScript().IsMatch(html).ShouldBeFalse();
        var files = Reference().Matches(html).Select(m => m.Groups[1].Value).ToList();
        files.Count.ShouldBeGreaterThanOrEqualTo(5);
        foreach (var file in files)
            (await server.Http.GetAsync(file, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK, file);
    }

    [Fact]
    public async Task Navigation_BothPages_AreLinked()
    {
        var nav = await server.Http.GetStringAsync("/site/nav.js", Cancel);

        nav.ShouldContain("'/playground/'");
        nav.ShouldContain("'/'");
    }

    [GeneratedRegex("<script(?![^>]*src=)|\\son[a-z]+=")]
    private static partial Regex InlineScript();

    [GeneratedRegex("(?:src|href)=\"(/[^\"]+)\"")]
    private static partial Regex Reference();
}
