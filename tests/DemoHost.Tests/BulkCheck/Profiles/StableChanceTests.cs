namespace DemoHost.BulkCheck;

public sealed class StableChanceTests
{
    [Fact]
    public void Of_TextsThatDifferInTheirLastCharacter_AreSpreadEvenly()
    {
        var chances = Enumerable.Range(0, 1000).Select(i => StableChance.Of($"pause of {i}")).ToList();

        for (var tenth = 0; tenth < 10; tenth++)
            chances.Count(c => (int)(c * 10) == tenth).ShouldBeInRange(60, 140);
        chances.Take(9).Max().ShouldBeGreaterThan(chances.Take(9).Min() + 0.5);
    }

    [Fact]
    public void Of_SameText_IsTheSameInAnyCase() => StableChance.Of("John@Example.com").ShouldBe(StableChance.Of("john@example.com"));
}
