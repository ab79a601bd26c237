namespace Sse.Cli.Tests;

public sealed class CliApplicationTests
{
    [Theory]
    [InlineData("--help", "tail", "parse")]
    [InlineData("tail --help", "--max", "--from")]
    [InlineData("parse --help", "--retry", "--comments")]
    [InlineData("watch --help", "--plain", "124 still running")]
    [InlineData("bench --help", "--connections", "--allow-remote")]
    public async Task Run_Help_DescribesWhatThereIs(string args, string first, string second)
    {
        var run = await Cli.RunAsync(args.Split(' '));

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain(first);
        run.Output.ShouldContain(second);
        run.Error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "Required command")]
    [InlineData("dance", "dance")]
    [InlineData("tail", "URL")]
    [InlineData("tail ftp://x/", "'ftp://x/' is no http or https URL")]
    [InlineData("tail localhost --max 0", "--max is 0")]
    [InlineData("tail localhost -n 0", "-n is 0")]
    [InlineData("tail localhost --max some", "some")]
    [InlineData("tail localhost --for -1", "--for is -1")]
    [InlineData("tail localhost -H broken", "-H 'broken'")]
    [InlineData("tail localhost --unknown", "--unknown")]
    [InlineData("parse --max-event-bytes 0", "--max-event-bytes is 0")]
    public async Task Run_ImpossibleCommandLine_SaysWhyAndEndsWith2(string args, string reason)
    {
        var run = await Cli.RunAsync(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(reason);
        run.Error.ShouldContain("--help");
        run.Output.ShouldBeEmpty();
    }
}
