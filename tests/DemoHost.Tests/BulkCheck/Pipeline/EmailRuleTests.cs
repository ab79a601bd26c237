namespace DemoHost.BulkCheck;

public sealed class EmailRuleTests
{
    [Theory]
    [InlineData("john@example.com")]
    [InlineData("john.doe+tag@sub.example.co.uk")]
    [InlineData("o'brien@example.ie")]
    [InlineData("josé@example.es")]
    [InlineData("x@müller.de")]
    public void IsAddress_Address_IsOne(string text) => EmailRule.IsAddress(text).ShouldBeTrue();

    [Theory]
    [InlineData("john")]
    [InlineData("@example.com")]
    [InlineData("john@")]
    [InlineData("john@example")]
    [InlineData("john@@example.com")]
    [InlineData("john doe@example.com")]
    [InlineData("john@exam ple.com")]
    [InlineData(".john@example.com")]
    [InlineData("john.@example.com")]
    [InlineData("john..doe@example.com")]
    [InlineData("john@-example.com")]
    [InlineData("john@example..com")]
    [InlineData("john@example.com.")]
    [InlineData("john(at)example.com")]
    [InlineData("<script>@example.com")]
    [InlineData("mailto:john@example.com,jane@example.com")]
    public void IsAddress_SomethingElse_IsNot(string text) => EmailRule.IsAddress(text).ShouldBeFalse();

    [Fact]
    public void IsAddress_LongerThanMailAllows_IsNot()
    {
        EmailRule.IsAddress($"{new string('a', 64)}@example.com").ShouldBeTrue();
        EmailRule.IsAddress($"{new string('a', 65)}@example.com").ShouldBeFalse();
        EmailRule.IsAddress($"a@{string.Concat(Enumerable.Repeat("abcdefghi.", 26))}com").ShouldBeFalse();
    }
}
