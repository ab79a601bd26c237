using System.Reflection;

namespace Sse.Repository.Tests.Reference;

/// <summary>The page of options is what the code says.</summary>
public sealed class OptionsPageTests
{
    [Fact]
    public void Page_OfOptions_EqualsTheCode()
    {
        var file = Checkout.PathOf("docs/reference/options.md");
        var actual = OptionsPage.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_OPTIONS") == "1")
            File.WriteAllText(file, actual);

        actual.ShouldBe(File.Exists(file) ? File.ReadAllText(file) : "", "An option or its comment changed: run the tests with UPDATE_OPTIONS=1.");
    }

    [Fact]
    public void Options_EverySettableOne_NamesItsDefault()
    {
        var silent =
            from type in OptionsPage.OptionTypes()
            from property in OptionsPage.OptionsOf(type)
            where property.SetMethod is { IsPublic: true } && !XmlComments.Of(type.Assembly).SummaryOf(property).Contains("Default: ", StringComparison.Ordinal)
            select $"{type.Name}.{property.Name}";

        silent.ShouldBeEmpty();
    }
}
