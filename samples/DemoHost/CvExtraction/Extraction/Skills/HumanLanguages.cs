using System.Collections.Frozen;

namespace DemoHost.CvExtraction;

/// <summary>Knows the names of spoken languages and the words for how well somebody speaks them.</summary>
internal static class HumanLanguages
{
    private static readonly FrozenSet<string> Names = LexiconFile.Read("languages").Where(item => item.Group == "names").Select(item => Folding.Key(item.Entry)).ToFrozenSet();
    private static readonly FrozenSet<string> Levels = LexiconFile.Read("languages").Where(item => item.Group == "levels").Select(item => Folding.Key(item.Entry)).ToFrozenSet();

    public static bool IsName(string text) => Names.Contains(Folding.Key(text));

    public static bool IsLevel(string text) => Levels.Contains(Folding.Key(text));

    /// <summary>How many language names are among the words of a text.</summary>
    public static int CountIn(string text) => text.Length > 2000 ? 0 : Folding.Key(text).Split(' ').Count(Names.Contains);
}
