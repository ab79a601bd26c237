using DemoHost.ResumeOptimizer;
using FsCheck;
using FsCheck.Fluent;

namespace DemoHost.Tests.ResumeOptimizer.Edits;

public sealed class EditPlanTests
{
    private static readonly JobPosting Job = JobPosting.Parse(Resumes.SmallJob);

    [Fact]
    public void Make_SmallResume_ChangesWhatTheRulesSay()
    {
        var (text, edits) = Make(Resumes.Small);

        edits.Select(e => (e.Line, e.Op, string.Join('+', e.Rules))).ShouldBe(
            [(6, "replace", "weak_opening+keyword"), (7, "replace", "first_person"), (14, "replace", "skills_list")]);
        text.ShouldContain("- Built the importer with Kubernetes (k8s) and Postgres\n- Reduced costs by 20 %\n- Answered questions");
        text.ShouldEndWith("C#, Docker, Kubernetes, PostgreSQL");
    }

    [Fact]
    public void Make_SkillsThatAreNotShown_AreNeverAdded()
    {
        var (text, _) = Make(Resumes.Small);

        text.ShouldNotContain("Terraform");
    }

    [Fact]
    public void Make_WithoutASectionForSkills_AddsOneInTheStyleOfTheOthers()
    {
        var (text, edits) = Make("EXPERIENCE\n- Built it with C#");

        text.ShouldBe("EXPERIENCE\n- Built it with C#\n\nSKILLS\nC#");
        edits.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            e => e.Op.ShouldBe("add"),
            e => e.Section.ShouldBe(SectionKind.Skills),
            e => e.Line.ShouldBe(3));
    }

    [Fact]
    public void Make_SkillsALineEach_AddsLines()
    {
        var (text, _) = Make("EXPERIENCE\n- Built it with C# and k8s\n\nSKILLS\n- Docker\n\nEDUCATION\nBSc");

        text.ShouldContain("SKILLS\n- Docker\n- C#\n- Kubernetes\n\nEDUCATION");
    }

    [Fact]
    public void Make_ContactLines_StayAsTheyAre()
    {
        const string header = "Ida   Berg\nida@example.com   |   +47 22 12 34 56   |   k8s";

        Make($"{header}\n\n\nSUMMARY\n- ok").Text.ShouldStartWith(header);
    }

    [Fact]
    public void Make_BlankLinesAndChangesTogether_AreEditsOfTheirOwn()
    {
        var (_, edits) = Make("EXPERIENCE\n- I built it\n\n\n\n- I led it\nx  \n\n\ny");

        edits.Select(e => (e.Line, e.Op)).ShouldBe([(2, "replace"), (4, "remove"), (5, "remove"), (6, "replace"), (7, "replace"), (9, "remove")], ignoreOrder: true);
        edits.ShouldAllBe(e => e.Rules.Count > 0);
    }

    [Fact]
    public void Make_LineThatIsTooLong_IsLeftAlone() =>
        Make($"EXPERIENCE\n- Responsible for building {new string('x', 1_000)}").Edits.ShouldBeEmpty();

    [Theory]
    [InlineData("backend-engineer")]
    [InlineData("data-analyst")]
    [InlineData("registered-nurse")]
    public void Make_Sample_GetsBetterAndThenHasNothingMoreToEdit(string name)
    {
        var sample = Resumes.Sample(name);
        var job = JobPosting.Parse(PlainText.From(sample.JobText));
        var resume = Resumes.Parse(sample.ResumeText);

        var (text, edits) = EditPlan.Make(resume, job, RuleWording.Reword(resume));
        var optimized = Resume.Parse(text);

        edits.Count.ShouldBeGreaterThan(4);
        ScoreCard.Of(optimized, job).Overall.ShouldBeGreaterThan(ScoreCard.Of(resume, job).Overall + 5);
        EditPlan.Make(optimized, job, RuleWording.Reword(optimized)).Edits.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_EditsOfAnyResume_GiveTheOptimizedText()
    {
        string[] pieces =
        [
            "", "", "  ", "EXPERIENCE", "SKILLS", "EDUCATION", "SUMMARY", "- I built it", "- Responsible for running k8s", "- Responsible for running k8s",
            "- a  b ", "C#, Docker", "- C#", "x ", "ida@example.com", "Worked on Postgres", "* In charge of C# and very good",
        ];
        Prop.ForAll(Gen.Elements(pieces).ListOf().Select(lines => PlainText.From("x\n" + string.Join('\n', lines))).ToArbitrary(), text =>
        {
            var (optimized, edits) = Make(text);
            var some = edits.Where((_, i) => i % 2 == 0);
            return EditList.Apply(text, edits) == optimized
                && EditList.Apply(text, edits.Reverse()) == optimized
                && EditList.Apply(text, some) is not null
                && edits.All(e => e.Rules.Count > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Apply_EditOfAnotherText_Throws() =>
        Should.Throw<ArgumentException>(() => EditList.Apply("a\nb", [new ResumeEdit(2, ["c"], ["d"], SectionKind.Other, [])]));

    [Fact]
    public void Format_Target_ReadsBack()
    {
        var edit = new ResumeEdit(12, ["a"], ["b"], SectionKind.Experience, ["weak_opening", "filler"]);

        var (section, line, rules) = DiffTarget.Parse(DiffTarget.Format(edit));

        (section, line).ShouldBe(("experience", 12));
        rules.ShouldBe(edit.Rules);
        DiffTarget.Parse("something else").ShouldBe(("something else", 0, []));
    }

    private static (string Text, IReadOnlyList<ResumeEdit> Edits) Make(string text)
    {
        var resume = Resumes.Parse(text);
        return EditPlan.Make(resume, Job, RuleWording.Reword(resume));
    }
}
