using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sse.Primitives;

namespace Sse.AspNetCore.Tests;

/// <summary>
/// A browser on another origin comes back with <c>Last-Event-ID</c> and asks nobody for permission before: the Fetch standard calls a request header
/// safe up to 128 bytes without any of its unsafe bytes.
/// </summary>
public sealed class CorsTests
{
    private const string Page = "https://page.example";
    private const int MostBytes = 128;

    /// <summary>https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte</summary>
    private static bool IsUnsafe(byte b) => (b < 0x20 && b != 0x09) || b == 0x7F || "\"():<>?@[\\]{}"u8.Contains(b);

    [Fact]
    public void Id_OfAnyPosition_IsASafeRequestHeader() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<long>(), (sequence, epoch) =>
        {
            foreach (var position in new[] { new StreamPosition(Math.Abs(epoch % long.MaxValue), sequence.Get), new StreamPosition(long.MaxValue, long.MaxValue) })
                ShouldBeSafe(position.ToString());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Connect_FromAnotherOrigin_IsAllowedAndResumedWithTheIdsThatWereSent()
    {
        await using var host = await StartAsync(Streams.Filled(3));
        using var reader = await OpenAsync(host, "/s");
        var ids = (await reader.TakeAsync(3)).Select(e => e.Id).ToList();
        ids.ForEach(id => ShouldBeSafe(id.ShouldNotBeNull()));
        reader.Header("Access-Control-Allow-Origin").ShouldBe(Page);

        using var again = await OpenAsync(host, "/s", ids[1]);

        again.Header("Access-Control-Allow-Origin").ShouldBe(Page);
        (await again.NextAsync())!.Id.ShouldBe(ids[2]);
    }

    [Fact]
    public async Task Connect_FromAnOriginThatIsNotAllowed_GetsNoPermission()
    {
        await using var host = await StartAsync(Streams.Filled(3));
        using var reader = await OpenAsync(host, "/s", origin: "https://elsewhere.example");

        reader.Header("Access-Control-Allow-Origin").ShouldBeEmpty();
    }

    /// <summary>The ids of several workflows over one connection name a place in each of them, and are as long as they are many.</summary>
    [Theory]
    [InlineData(2, true)]
    [InlineData(6, true)]
    [InlineData(64, false)]
    public async Task Ids_OfSeveralWorkflows_AreSafeWhileTheyAreFew(int workflows, bool isSafe)
    {
        await using var host = await WorkflowHost.StartAsync();
        for (var i = 0; i < workflows; i++)
            await host.RunAsync($"r{i}");
        using var reader = await host.OpenAsync($"/w/events?ids={string.Join(',', Enumerable.Range(0, workflows).Select(i => $"r{i}"))}");

        var longest = (await reader.ReadToEndAsync()).Select(e => e.Id ?? "").MaxBy(id => id.Length)!;

        longest.ShouldAllBe(c => !IsUnsafe((byte)c));
        (longest.Length <= MostBytes).ShouldBe(isSafe, $"{workflows} workflows make ids of {longest.Length} bytes");
    }

    private static void ShouldBeSafe(string id)
    {
        var bytes = Encoding.UTF8.GetBytes(id);
        bytes.Length.ShouldBeInRange(1, MostBytes);
        bytes.ShouldAllBe(b => !IsUnsafe(b));
    }

    private static Task<TestHost> StartAsync(EventStream stream) => TestHost.StartAsync(
        app =>
        {
            app.UseRouting();
            app.UseCors();
            app.MapSse("/s", _ => stream).RequireCors("pages");
        },
        services => services.AddCors(cors => cors.AddPolicy("pages", policy => policy.WithOrigins(Page).WithMethods("GET"))));

    private static async Task<EventReader> OpenAsync(TestHost host, string path, string? lastEventId = null, string origin = Page)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", origin);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new EventReader(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }
}
