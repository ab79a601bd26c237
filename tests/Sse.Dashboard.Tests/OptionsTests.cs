namespace Sse.Dashboard.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Validate_Defaults_Pass() => new SseDashboardOptions().Validate();

    [Theory]
    [InlineData("javascript:alert('{traceId}')")]
    [InlineData("https://jaeger.example/trace")]
    [InlineData("/trace/{traceId}")]
    public void Validate_TraceLinkThatIsNone_SaysWhatOneIs(string link) =>
        Should.Throw<ArgumentException>(() => new SseDashboardOptions { TraceLink = link }.Validate()).Message.ShouldContain("https://jaeger.example/trace/{traceId}");

    [Fact]
    public void Validate_WindowOfNothing_IsRefused()
    {
        var options = new SseDashboardOptions();
        options.ReportWindows.Add(TimeSpan.Zero);

        Should.Throw<ArgumentException>(options.Validate).ParamName.ShouldBe(nameof(SseDashboardOptions.ReportWindows));
    }

    [Fact]
    public void Validate_NoWindows_IsRefused()
    {
        var options = new SseDashboardOptions();
        options.ReportWindows.Clear();

        Should.Throw<ArgumentException>(options.Validate);
    }

    [Fact]
    public void Validate_EmptyTitle_IsRefused() => Should.Throw<ArgumentException>(new SseDashboardOptions { Title = " " }.Validate);
}
