namespace DemoHost.CvExtraction.Evaluation;

/// <summary>Compares a profile with the expected one, field by field. Only fields that the expectation holds are compared.</summary>
internal static class CvScorer
{
    public static IReadOnlyList<FieldScore> Score(CvProfile expected, CvProfile actual)
    {
        var scores = new List<FieldScore>
        {
            Single("name", expected.Name, actual.Name, Folding.Key),
            Single("email", expected.Email, actual.Email, text => text),
            Single("phone", expected.Phone, actual.Phone, text => new string([.. text.Where(char.IsAsciiDigit)])),
            Single("location", expected.Location, actual.Location, Folding.Key),
        };
        scores.AddRange(ScoreExperience(expected.Experience, actual.Experience));
        scores.AddRange(ScoreEducation(expected.Education, actual.Education));
        scores.Add(Set("skills", expected.Skills, actual.Skills));
        scores.Add(Set("languages", expected.Languages, actual.Languages));
        return scores.FindAll(score => score.Expected > 0);
    }

    private static IEnumerable<FieldScore> ScoreExperience(IReadOnlyList<CvExperience> expected, IReadOnlyList<CvExperience> actual)
    {
        yield return Set("titles", expected.Select(entry => entry.Title), actual.Select(entry => entry.Title));
        yield return Set("companies", expected.Select(entry => entry.Company).Distinct(), actual.Select(entry => entry.Company).Distinct());
        yield return Set("positions", expected.Where(entry => entry.Start is not null).Select(Describe), actual.Where(entry => entry.Start is not null).Select(Describe));
    }

    private static IEnumerable<FieldScore> ScoreEducation(IReadOnlyList<CvEducation> expected, IReadOnlyList<CvEducation> actual)
    {
        yield return Set("degrees", expected.Select(entry => entry.Degree), actual.Select(entry => entry.Degree));
        yield return Set("schools", expected.Select(entry => entry.Institution).Distinct(), actual.Select(entry => entry.Institution).Distinct());
        yield return Set("years", expected.Where(entry => entry.Year is not null).Select(entry => $"{entry.Degree} {entry.Year}"), actual.Where(entry => entry.Year is not null).Select(entry => $"{entry.Degree} {entry.Year}"));
    }

    private static string Describe(CvExperience entry) => $"{entry.Title} {entry.Start}..{entry.End}";

    private static FieldScore Single(string field, string? expected, string? actual, Func<string, string> key)
    {
        bool same = expected is not null && actual is not null && key(expected) == key(actual);
        return new FieldScore(field, expected is null ? 0 : 1, same ? 1 : 0, 0, same ? "" : $"expected '{expected}', found '{actual}'");
    }

    private static FieldScore Set(string field, IEnumerable<string?> expected, IEnumerable<string?> actual)
    {
        var wanted = expected.OfType<string>().Select(Key).ToHashSet();
        var given = actual.OfType<string>().Select(Key).ToHashSet();
        string[] missing = [.. wanted.Except(given)], extra = [.. given.Except(wanted)];
        string detail = $"missing [{string.Join(" | ", missing)}] extra [{string.Join(" | ", extra)}]";
        return new FieldScore(field, wanted.Count, wanted.Count - missing.Length, extra.Length, missing.Length + extra.Length == 0 ? "" : detail);
    }

    /// <summary>Case, accents and spaces make no difference; the signs of C, C++ and C# do.</summary>
    private static string Key(string text) => new([.. Folding.Fold(text).Where(c => char.IsLetterOrDigit(c) || c is '+' or '#')]);
}
