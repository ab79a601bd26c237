using System.Text.Json;

namespace Sse.Repository.Tests;

/// <summary>What eng/invariants.py breaks is still there to be broken, and so are the tests that notice; CONTRIBUTING lists them all.</summary>
public sealed class InvariantsTests
{
    private static readonly JsonElement List = JsonElement.Parse(File.ReadAllText(Checkout.PathOf("eng/invariants.json")));

    [Fact]
    public void Edits_OfEveryInvariant_FindTheirPlaceOnce()
    {
        var lost = from invariant in List.EnumerateArray()
                   from edit in invariant.GetProperty("edits").EnumerateArray()
                   let file = edit.GetProperty("file").GetString()!
                   where File.ReadAllText(Checkout.PathOf(file)).Split(edit.GetProperty("old").GetString()!).Length != 2
                   select $"{file}: {edit.GetProperty("old")}";

        lost.ShouldBeEmpty();
    }

    [Fact]
    public void Tests_ThatNotice_AreThere()
    {
        var tests = List.EnumerateArray().SelectMany(i => i.GetProperty("classes").EnumerateArray().Append(i.GetProperty("example")).Select(name => (Project: i.GetProperty("project").GetString()!, Name: name.GetString()!)));

        tests.Where(t => !Checkout.Files.Any(f => f.StartsWith($"tests/{t.Project}/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal) && File.ReadAllText(Checkout.PathOf(f)).Contains($" {t.Name}", StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Contributing_ListsEachOfThem()
    {
        var page = Checkout.Lines("CONTRIBUTING.md");

        List.EnumerateArray().Select(i => $"| {i.GetProperty("invariant")} | {i.GetProperty("broken")} |")
            .Where(row => !page.Any(line => line.StartsWith(row, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }
}
