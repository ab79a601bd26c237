using DemoHost.ResumeOptimizer;
using FsCheck;
using FsCheck.Fluent;

namespace DemoHost.Tests.ResumeOptimizer.Edits;

public sealed class WordDiffTests
{
    [Fact]
    public void Between_TwoWordings_KeepsWhatIsTheSame() =>
        WordDiff.Between("- Responsible for building it", "- Built it").ShouldBe(
            [new("equal", "- "), new("delete", "Responsible for building"), new("insert", "Built"), new("equal", " it")]);

    [Fact]
    public void Between_NothingAndSomething_IsOneChange()
    {
        WordDiff.Between(null, "a\nb").ShouldBe([new("insert", "a\nb")]);
        WordDiff.Between("a", null).ShouldBe([new("delete", "a")]);
        WordDiff.Between("", null).ShouldBeEmpty();
    }

    [Fact]
    public void Between_AnyTexts_GivesBothBack() =>
        Prop.ForAll(Gen.Two(Gen.Elements("a", "b ", " ", ", ", "#", "\n", "é").ListOf().Select(string.Concat)).ToArbitrary(), texts =>
        {
            var words = WordDiff.Between(texts.Item1, texts.Item2);
            return string.Concat(words.Where(w => w.Op != WordDiff.Insert).Select(w => w.Text)) == texts.Item1
                && string.Concat(words.Where(w => w.Op != WordDiff.Delete).Select(w => w.Text)) == texts.Item2;
        }).QuickCheckThrowOnFailure();
}
