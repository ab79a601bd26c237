using System.Diagnostics;

namespace DemoHost.Tests.Hosting;

/// <summary>The tour of <c>eng/demo.sh --tour</c>, on a host of this test.</summary>
public sealed class TourTests(DemoServer server) : IClassFixture<DemoServer>
{
    private static readonly string[] Systems = ["Cv extraction", "Bulk check", "Resume optimizer", "Job monitor"];

    [Fact]
    public async Task Tour_Twice_RunsAllFourSystemsToTheirEnd()
    {
        for (var i = 0; i < 2; i++)
        {
            var (exitCode, transcript) = await RunAsync(server.Address);

            exitCode.ShouldBe(0, transcript);
            foreach (var system in Systems)
                transcript.ShouldContain($"== {system} ==");
            foreach (var end in new[] { "workflow_complete", "\"type\":\"complete\"", "done ", "job_update" })
                transcript.ShouldContain(end);
            transcript.TrimEnd().ShouldEndWith("All four systems ran to their end.");
        }
    }

    [Fact]
    public async Task Tour_OfNoHost_FailsAndSaysSo()
    {
        // Port 9 is refused: nothing of a test listens below 1024.
        var (exitCode, transcript) = await RunAsync(new Uri("http://127.0.0.1:9"));

        exitCode.ShouldBe(1);
        foreach (var system in Systems)
            transcript.ShouldContain($"-- {system} FAILED");
    }

    private static async Task<(int ExitCode, string Transcript)> RunAsync(Uri address)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var tour = Process.Start(new ProcessStartInfo("python3", [Path.Combine(RepositoryRoot.Path, "eng", "tour.py"), address.ToString()]) { RedirectStandardOutput = true })!;
        var transcript = await tour.StandardOutput.ReadToEndAsync(cancel);
        await tour.WaitForExitAsync(cancel);
        return (tour.ExitCode, transcript);
    }
}
