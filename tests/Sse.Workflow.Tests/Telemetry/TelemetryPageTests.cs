using System.Reflection;

namespace Sse.Workflow.Tests.Telemetry;

public sealed class TelemetryPageTests
{
    [Fact]
    public void Page_OfTheReference_NamesEveryInstrumentActivityAndTag()
    {
        var page = File.ReadAllText(Path.Combine(CaseFiles.Folder, "..", "..", "..", "docs", "reference", "telemetry.md"));
        typeof(TelemetryNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }
}
