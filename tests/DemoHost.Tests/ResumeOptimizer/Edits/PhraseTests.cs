using DemoHost.ResumeOptimizer;

namespace DemoHost.Tests.ResumeOptimizer.Edits;

public sealed class PhraseTests
{
    [Theory]
    [InlineData("Responsible for building the importer", "Built the importer")]
    [InlineData("Was responsible for designing, building and running the importer", "Designed, built and ran the importer")]
    [InlineData("responsible for managing six people", "Managed six people")]
    [InlineData("Duties included: writing reports", "Wrote reports")]
    [InlineData("In charge of the night shift", "Managed the night shift")]
    [InlineData("Responsible for planning and budget", "Managed planning and budget")]
    [InlineData("Responsible for training of staff", "Managed training of staff")]
    [InlineData("Worked on the importer", "Contributed to the importer")]
    [InlineData("Helped with building the importer", "Contributed to building the importer")]
    [InlineData("Responsible for frobbing the importer", "Responsible for frobbing the importer")]
    [InlineData("Responsible for", "Responsible for")]
    [InlineData("Responsible forestry", "Responsible forestry")]
    [InlineData("Built the importer", "Built the importer")]
    public void WeakOpening_Text_SaysWhatWasDone(string text, string expected) => new WeakOpening().Apply(text).ShouldBe(expected);

    [Theory]
    [InlineData("I built it", "Built it")]
    [InlineData("I have also led a team", "Led a team")]
    [InlineData("I was responsible for it", "Responsible for it")]
    [InlineData("I am happy", "I am happy")]
    [InlineData("In May", "In May")]
    public void FirstPerson_Text_LosesItsI(string text, string expected) => new FirstPerson().Apply(text).ShouldBe(expected);

    [Theory]
    [InlineData("Used SQL in order to find bugs", "Used SQL to find bugs")]
    [InlineData("In order to find bugs", "To find bugs")]
    [InlineData("Successfully led a team", "Led a team")]
    [InlineData("Good. Very good with people", "Good. Good with people")]
    [InlineData("Checked it on a daily basis, utilizing SQL", "Checked it daily, using SQL")]
    [InlineData("Every day", "Every day")]
    public void Filler_Text_GetsShorter(string text, string expected) => new Filler().Apply(text).ShouldBe(expected);
}
