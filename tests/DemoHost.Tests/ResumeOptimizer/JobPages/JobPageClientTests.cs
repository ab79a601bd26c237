using System.Net;
using DemoHost.ResumeOptimizer;

namespace DemoHost.Tests.ResumeOptimizer.JobPages;

public sealed class JobPageClientTests(PageServer site) : IClassFixture<PageServer>
{
    private const string Host = "jobs.example";

    [Fact]
    public async Task Fetch_HtmlPage_IsItsText()
    {
        using var client = Create();

        (await FetchAsync(client, "/job")).ShouldBe("Job\nC# & Docker");
        (await FetchAsync(client, "/plain")).ShouldBe("Requirements:\nC#");
    }

    [Fact]
    public async Task Fetch_Redirect_IsFollowed()
    {
        using var client = Create();

        (await FetchAsync(client, "/to?url=/plain")).ShouldBe("Requirements:\nC#");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("127.1")]
    [InlineData("0")]
    public async Task Fetch_ThisMachine_IsRefusedBeforeAnyRequest(string host)
    {
        using var client = new JobPageClient(Options(), TimeProvider.System);
        var before = site.Requests;

        await ShouldFailAsync(() => client.FetchAsync(new Uri($"http://{host}:{site.Port}/plain"), TestContext.Current.CancellationToken), "job_url_unreachable");

        site.Requests.ShouldBe(before);
    }

    [Fact]
    public async Task Fetch_NameOfAPrivateAddress_IsRefusedBeforeAnyRequest()
    {
        using var client = new JobPageClient(Options(), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        var before = site.Requests;

        await ShouldFailAsync(() => FetchAsync(client, "/plain"), "job_url_unreachable");

        site.Requests.ShouldBe(before);
    }

    [Fact]
    public async Task Fetch_NameOfAPublicAndAPrivateAddress_IsRefused()
    {
        using var client = new JobPageClient(Options(), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("1.1.1.1"), IPAddress.Loopback]));

        await ShouldFailAsync(() => FetchAsync(client, "/plain"), "job_url_unreachable");
    }

    [Fact]
    public async Task Fetch_NameThatChangesItsMeaning_IsJudgedByWhatIsConnectedTo()
    {
        // Public when it is looked up first, private the next time: the first answer is the one that is connected to, and there is no second look.
        var lookups = 0;
        IPEndPoint? judged = null;
        using var client = new JobPageClient(
            Options(),
            TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([Interlocked.Increment(ref lookups) == 1 ? IPAddress.Loopback : IPAddress.Parse("127.0.0.2")]),
            endPoint => (judged = endPoint).Address.Equals(IPAddress.Loopback));

        (await FetchAsync(client, "/plain")).ShouldBe("Requirements:\nC#");
        await ShouldFailAsync(() => FetchAsync(client, "/plain"), "job_url_unreachable");

        judged.ShouldBe(new IPEndPoint(IPAddress.Parse("127.0.0.2"), site.Port));
        lookups.ShouldBe(2);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://jobs.example/")]
    [InlineData("http://user:secret@jobs.example/")]
    [InlineData("http://jobs.example:22/")]
    [InlineData("http://other.example/")]
    public async Task Fetch_RedirectToWhereItMayNotGo_IsRefused(string target)
    {
        using var client = Create();

        await ShouldFailAsync(() => FetchAsync(client, $"/to?url={Uri.EscapeDataString(target)}"), "job_url_unreachable");
    }

    [Theory]
    [InlineData("/loop", "job_url_unreachable")]
    [InlineData("/missing", "job_url_unreachable")]
    [InlineData("/image", "job_url_not_text")]
    [InlineData("/large", "job_url_too_large")]
    [InlineData("/bomb", "job_url_too_large")]
    public async Task Fetch_BadPage_SaysWhatIsWrongAndNothingOfTheInside(string path, string code)
    {
        using var client = Create();

        await ShouldFailAsync(() => FetchAsync(client, path), code);
    }

    [Theory]
    [InlineData("/slow")]
    [InlineData("/trickle")]
    public async Task Fetch_PageThatTakesTooLong_IsGivenUp(string path)
    {
        var options = Options();
        options.Timeout = TimeSpan.FromMilliseconds(300);
        using var client = Create(options);

        await ShouldFailAsync(() => FetchAsync(client, path), "job_url_timeout");
    }

    [Fact]
    public async Task Fetch_Canceled_IsCanceledAndNoTimeout()
    {
        using var client = Create();
        using var stop = new CancellationTokenSource();
        var fetching = client.FetchAsync(Url("/slow"), stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => fetching);
    }

    [Theory]
    [InlineData("http://a.example.com/", true)]
    [InlineData("http://example.com/", false)]
    [InlineData("http://badexample.com/", false)]
    [InlineData("http://jobs.example/", true)]
    [InlineData("https://JOBS.example./", true)]
    [InlineData("http://jobs.example.evil.test/", false)]
    public void IsAcceptable_WithAListOfHosts_TakesThoseOnly(string url, bool expected)
    {
        var options = new JobPageOptions { Enabled = true };
        options.AllowedHosts.Add(Host);
        options.AllowedHosts.Add(".example.com");
        using var client = new JobPageClient(options, TimeProvider.System);

        client.IsAcceptable(new Uri(url)).ShouldBe(expected);
    }

    private static async Task ShouldFailAsync(Func<Task> action, string code)
    {
        var failure = await Should.ThrowAsync<JobPageException>(action);
        failure.Code.ShouldBe(code);
        var problem = failure.ToProblem();
        problem.Suggestion!.ShouldContain("paste");
        problem.Message.ShouldNotContain("127.");
    }

    private JobPageClient Create(JobPageOptions? options = null) =>
        new(options ?? Options(), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]), endPoint => endPoint.Address.Equals(IPAddress.Loopback) && endPoint.Port == site.Port);

    private JobPageOptions Options()
    {
        var options = new JobPageOptions { Enabled = true, MaxBytes = 4_000 };
        options.AllowedPorts.Add(site.Port);
        options.AllowedPorts.Add(80);
        return options;
    }

    private Task<string> FetchAsync(JobPageClient client, string path) => client.FetchAsync(Url(path), TestContext.Current.CancellationToken);

    private Uri Url(string path) => new($"http://{Host}:{site.Port}{path}");
}
