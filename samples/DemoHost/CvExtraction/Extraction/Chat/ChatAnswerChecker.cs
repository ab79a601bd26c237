using System.Text.RegularExpressions;

namespace DemoHost.CvExtraction;

/// <summary>Leaves out everything a model says that does not stand in the document.</summary>
internal sealed partial class ChatAnswerChecker
{
    private const int MaxTextLength = 300;
    private const int MaxProseLength = 2_500;

    private readonly SourceText _source;
    private int _kept;
    private int _dropped;

    private ChatAnswerChecker(SourceText source) => _source = source;

    public static CheckedAnswer Check(CvProfile answer, SourceText source) => new ChatAnswerChecker(source).Run(answer);

    private CheckedAnswer Run(CvProfile answer)
    {
        var profile = new CvProfile
        {
            Name = Keep(answer.Name, _source.Holds),
            Email = Keep(answer.Email, _source.HoldsEmail),
            Phone = Keep(answer.Phone, _source.HoldsPhone),
            Location = Keep(answer.Location, _source.HoldsMostOf),
            Summary = Keep(answer.Summary, _source.HoldsMostOf, MaxProseLength),
            Experience = [.. answer.Experience.Select(Check).Where(entry => entry.Title is not null || entry.Company is not null)],
            Education = [.. answer.Education.Select(Check).Where(entry => entry.Degree is not null || entry.Institution is not null)],
            Skills = KeepAll(answer.Skills, _source.Holds),
            Languages = KeepAll(answer.Languages, _source.HoldsMostOf),
            Links = KeepAll(answer.Links, link => _source.Holds(LinkFinder.Key(link))),
        };
        return new CheckedAnswer(profile, _kept, _dropped);
    }

    private CvExperience Check(CvExperience entry) => new()
    {
        Title = Keep(entry.Title, _source.Holds),
        Company = Keep(entry.Company, _source.Holds),
        Location = Keep(entry.Location, _source.HoldsMostOf),
        Start = Keep(entry.Start, IsDate),
        End = Keep(entry.End, IsDate),
        Highlights = KeepAll(entry.Highlights, _source.HoldsMostOf, MaxProseLength),
    };

    private CvEducation Check(CvEducation entry) => new()
    {
        Degree = Keep(entry.Degree, _source.HoldsMostOf),
        Institution = Keep(entry.Institution, _source.Holds),
        Year = Keep(entry.Year, IsDate),
    };

    /// <summary>The year must be in the document, whole or with its last two digits ("2019–21").</summary>
    private bool IsDate(string text) =>
        text == PartialDate.Present || (Date().IsMatch(text) && (_source.Holds(text[..4]) || _source.Holds(text[2..4])));

    private string? Keep(string? value, Func<string, bool> isBorneOut, int maxLength = MaxTextLength)
    {
        if (value is null) return null;
        bool keep = value.Length <= maxLength && isBorneOut(value);
        if (keep) _kept++;
        else _dropped++;
        return keep ? value : null;
    }

    private string[] KeepAll(IReadOnlyList<string> values, Func<string, bool> isBorneOut, int maxLength = MaxTextLength) =>
        [.. values.Select(value => Keep(value, isBorneOut, maxLength)).OfType<string>()];

    [GeneratedRegex(@"^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?$", RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}
