using System.Diagnostics;
using System.Text;

namespace DemoHost.CvExtraction;

/// <summary>Ten megabytes of anything must be answered in seconds: no rule may look back over more than a line.</summary>
public sealed class HostileInputTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static TheoryData<string, string> Patterns => new()
    {
        { "one line of letters", new string('a', 1_000_000) },
        { "one line of digits", new string('1', 1_000_000) },
        { "dots and ats", string.Concat(Enumerable.Repeat("a.@", 300_000)) },
        { "open brackets", new string('(', 1_000_000) },
        { "asterisks", string.Concat(Enumerable.Repeat("*a", 500_000)) },
        { "link openers", string.Concat(Enumerable.Repeat("[a](", 250_000)) },
        { "spaced letters", string.Concat(Enumerable.Repeat("A ", 500_000)) },
        { "short lines", string.Concat(Enumerable.Repeat("Engineer, Acme 2019 – 2020\n", 40_000)) },
        { "headings", string.Concat(Enumerable.Repeat("Experience\n", 90_000)) },
        { "commas", "Skills\n" + string.Concat(Enumerable.Repeat("C#, ", 250_000)) },
        { "phones", string.Concat(Enumerable.Repeat("+1 415 555 0199\n", 60_000)) },
        { "dashes", string.Concat(Enumerable.Repeat("2019 - ", 140_000)) },
        { "tabs", string.Concat(Enumerable.Repeat("a\t", 500_000)) },
        { "hosts", string.Concat(Enumerable.Repeat("a.", 500_000)) },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Extract_HostileText_EndsInTime(string name, string text)
    {
        var watch = Stopwatch.StartNew();
        await Lines.ExtractAsync(text);
        watch.Elapsed.ShouldBeLessThan(Limit, name);
    }

    [Fact]
    public async Task Extract_TenMegabytesOfCv_EndsInTime()
    {
        string cv = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Cases, "01-classic-us.txt"), TestContext.Current.CancellationToken);
        var text = new StringBuilder();
        while (text.Length < 10_000_000) text.Append(cv).Append('\n');
        text.Length = 9_900_000;
        var watch = Stopwatch.StartNew();
        var profile = await Lines.ExtractAsync(text.ToString());
        watch.Elapsed.ShouldBeLessThan(Limit);
        profile.Email.ShouldBe("jon.mercer@example.com");
    }
}
