using System.Collections.Frozen;

namespace DemoHost.CvExtraction;

/// <summary>Countries, states and larger cities in the spellings of several languages.</summary>
internal static class PlaceNames
{
    private static readonly FrozenSet<string> Countries = Load("countries");
    private static readonly FrozenSet<string> Regions = Load("regions");
    private static readonly FrozenSet<string> Cities = Load("cities");
    private static readonly FrozenSet<string> Codes = LexiconFile.Read("places").Where(item => item.Group == "codes").Select(item => item.Entry).ToFrozenSet();

    public static bool IsCountry(string text) => Countries.Contains(Folding.Key(text));

    public static bool IsRegion(string text) => Regions.Contains(Folding.Key(text));

    public static bool IsCity(string text) => Cities.Contains(Folding.Key(text));

    /// <summary>"CA", "NY", "UK": only in capitals.</summary>
    public static bool IsCode(string text) => Codes.Contains(text.Trim('.', ' '));

    public static bool IsKnown(string text) => IsCity(text) || IsCountry(text) || IsRegion(text);

    private static FrozenSet<string> Load(string group) => LexiconFile.Read("places").Where(item => item.Group == group).Select(item => Folding.Key(item.Entry)).ToFrozenSet();
}
