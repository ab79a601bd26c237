using System.Text.RegularExpressions;

namespace Sse.Repository.Tests.Reference;

/// <summary>The table of log events is what the code logs.</summary>
public sealed partial class LogEventsPageTests
{
    [Fact]
    public void Page_OfDiagnostics_HasEveryLogEventOfTheCode()
    {
        var written = InCode().ToArray();
        written.ShouldNotBeEmpty();

        var listed = Row().Matches(File.ReadAllText(Checkout.PathOf("docs/reference/diagnostics.md")))
            .Select(m => (Package(m.Groups["category"].Value), m.Groups["id"].Value, m.Groups["text"].Value)).ToArray();

        written.Where(w => !listed.Any(l => l.Item1 == w.Package && l.Item2 == w.Id && w.Message.StartsWith(l.Item3, StringComparison.Ordinal))).ShouldBeEmpty();
        listed.Length.ShouldBe(written.Length);
    }

    [Fact]
    public void LogEvents_OfOnePackage_HaveDifferentIds() =>
        InCode().GroupBy(e => (e.Package, e.Id)).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    private static IEnumerable<(string Package, string Id, string Message)> InCode() =>
        from file in Checkout.Files
        where file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
        from match in Message().Matches(File.ReadAllText(Checkout.PathOf(file)))
        select (file.Split('/')[1], match.Groups["id"].Value, match.Groups["message"].Value);

    /// <summary>A category is the package's name or a type's in it.</summary>
    private static string Package(string category) => category == "Sse.Client.SseClient" ? "Sse.Client" : category;

    [GeneratedRegex("""\[LoggerMessage\((EventId = )?(?<id>\d+),.*"(?<message>.*)"\)\]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Message();

    [GeneratedRegex(@"^\| `(?<category>Sse\.\S+)` \| (?<id>\d+) \| [^|]+ \| (?<text>[^|]+?) \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Row();
}
