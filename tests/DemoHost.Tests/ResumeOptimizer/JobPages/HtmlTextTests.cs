using DemoHost.ResumeOptimizer;

namespace DemoHost.Tests.ResumeOptimizer.JobPages;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>a</p><p>b</p>", "a\nb")]
    [InlineData("a <b>bold</b> word", "a bold word")]
    [InlineData("<ul><li>C#<li>Docker</ul>", "C#\nDocker")]
    [InlineData("x<script>alert('<p>')</script>y", "xy")]
    [InlineData("x<STYLE>p{}</sTyLe>y", "xy")]
    [InlineData("x<!-- <p>no</p> -->y", "xy")]
    [InlineData("a &lt;b&gt; &amp; &#x43;#", "a <b> & C#")]
    [InlineData("x<script>never closed", "x")]
    [InlineData("x<", "x")]
    [InlineData("x<!--", "x")]
    [InlineData("", "")]
    public void From_Html_IsItsText(string html, string expected) => HtmlText.From(html).ShouldBe(expected);

    [Fact]
    public void From_ManyOpenTags_IsFast() => HtmlText.From(string.Concat(Enumerable.Repeat("<p><!-- ", 200_000))).ShouldBeEmpty();
}
