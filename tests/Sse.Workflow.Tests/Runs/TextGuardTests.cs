namespace Sse.Workflow.Tests;

public sealed class TextGuardTests
{
    private readonly TextGuard _guard = new(maxLength: 16, new Redactor());

    [Theory]
    [InlineData("sixteen letters!", "sixteen letters!")]
    [InlineData("seventeen letters", "seventeen lette…")]
    [InlineData("fourteen lette😀 and more", "fourteen lette…")]
    public void Show_TextOfAnyLength_IsCutBetweenCharacters(string text, string shown) => _guard.Show(text).ShouldBe(shown);

    /// <summary>What is cut off must not carry the end that a secret is found by.</summary>
    [Fact]
    public void Show_SecretAcrossTheCut_IsRemovedBeforeTheCut() => _guard.Show("pw password=hunter2", "").ShouldNotContain("hunt");
}
