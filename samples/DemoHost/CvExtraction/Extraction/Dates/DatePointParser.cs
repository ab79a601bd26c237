namespace DemoHost.CvExtraction;

/// <summary>Reads one date from tokens: "March 2021", "15 Mar 2021", "03/2021", "2021-03", "2021", "Q2 2021", "Mar '21".</summary>
internal sealed class DatePointParser(List<DateToken> tokens)
{
    private const int TwoDigitPivot = 50;

    /// <summary>The date at a token and the token after it; null when there is none. A month without year has year 0.</summary>
    public (PartialDate Date, int Next)? Parse(int at)
    {
        var token = At(at);
        return token.Kind switch
        {
            DateTokenKind.Month => ParseMonth(at),
            DateTokenKind.Season => ParseSeason(at),
            DateTokenKind.Word => ParseQuarter(at),
            DateTokenKind.Number => ParseDayFirst(at) ?? ParseNumbers(at),
            DateTokenKind.Symbol when token.Is('\'') => ParseShortYear(at),
            _ => null,
        };
    }

    private DateToken At(int index) => index >= 0 && index < tokens.Count ? tokens[index] : default;

    private (PartialDate, int)? ParseMonth(int at)
    {
        int month = At(at).Value;
        int next = at + 1;
        while (At(next).Is('.') || At(next).Is(',') || At(next).Is('/') || At(next).Is('-') || IsLinkWord(next)) next++;
        if (At(next).IsYear) return (new PartialDate(At(next).Value, month), next + 1);
        if (At(next).Is('\'') && At(next + 1).IsTwoDigits) return (new PartialDate(Expand(At(next + 1).Value), month), next + 2);
        if (At(next).IsDay) return ParseAfterDay(at, month, next);
        return (new PartialDate(0, month), at + 1);
    }

    /// <summary>"March 15, 2021", and "Mar-21" where no year follows.</summary>
    private (PartialDate, int)? ParseAfterDay(int at, int month, int day)
    {
        int next = day + 1;
        if (IsOrdinal(next)) next++;
        if (At(next).Is(',')) next++;
        if (At(next).IsYear) return (new PartialDate(At(next).Value, month), next + 1);
        bool shortYear = At(day).IsTwoDigits && day == at + 2 && (At(at + 1).Is('-') || At(at + 1).Is('/'));
        return shortYear ? (new PartialDate(Expand(At(day).Value), month), day + 1) : (new PartialDate(0, month), at + 1);
    }

    private (PartialDate, int)? ParseSeason(int at)
    {
        int next = at + 1;
        while (At(next).Is('-') || At(next).Is(',') || At(next).Is('/') || IsLinkWord(next) || At(next).Kind == DateTokenKind.Season) next++;
        if (At(next).IsYear) return (new PartialDate(At(next).Value, null), next + 1);
        return At(next).Kind == DateTokenKind.Month && ParseMonth(next) is { Item1.Year: > 0 } month ? month : null;
    }

    /// <summary>The word "q" and a number from 1 to 4: the quarter's first month.</summary>
    private (PartialDate, int)? ParseQuarter(int at)
    {
        bool isQuarter = At(at).Length == 1 && At(at + 1) is { Kind: DateTokenKind.Number, Value: >= 1 and <= 4, Length: 1 } && At(at + 1).Start == At(at).End;
        if (!isQuarter) return null;
        int next = at + 2;
        while (At(next).Is('/') || At(next).Is('-') || At(next).Is(',')) next++;
        return At(next).IsYear ? (new PartialDate(At(next).Value, (At(at + 1).Value - 1) * 3 + 1), next + 1) : null;
    }

    /// <summary>"15 March 2021", "1st of March 2021", "15. März 2021".</summary>
    private (PartialDate, int)? ParseDayFirst(int at)
    {
        if (!At(at).IsDay) return null;
        int next = at + 1;
        while (IsOrdinal(next) || At(next).Is('.') || At(next).Is('-') || At(next).Is('/') || IsLinkWord(next)) next++;
        return At(next).Kind == DateTokenKind.Month && ParseMonth(next) is { Item1.Year: > 0 } month ? month : null;
    }

    private (PartialDate, int)? ParseNumbers(int at)
    {
        var first = At(at);
        var separator = At(at + 1);
        var second = At(at + 2);
        bool tight = separator.Kind == DateTokenKind.Symbol && separator.Start == first.End && second.Start == separator.End;
        bool spaced = separator.Is('/') && second.Kind == DateTokenKind.Number;
        if (first.IsYear) return ParseYearFirst(at, tight);
        if (!(tight || spaced) || !first.IsDay || !(separator.Is('/') || separator.Is('.') || separator.Is('-') || separator.IsDash)) return null;
        if (second.IsYear && first.IsMonthNumber) return (new PartialDate(second.Value, first.Value), at + 3);
        return ParseDayMonthYear(at);
    }

    /// <summary>"15.03.2021", "15/03/2021", "03/15/2021": the part over 12 is the day; when both may be, the month is in the middle.</summary>
    private (PartialDate, int)? ParseDayMonthYear(int at)
    {
        var (first, second, year) = (At(at), At(at + 2), At(at + 4));
        if (!year.IsYear || At(at + 3).Kind != DateTokenKind.Symbol || At(at + 3).Symbol != At(at + 1).Symbol || !second.IsDay) return null;
        int month = second.Value <= 12 ? second.Value : first.Value;
        return month <= 12 ? (new PartialDate(year.Value, month), at + 5) : null;
    }

    private (PartialDate, int)? ParseYearFirst(int at, bool tight)
    {
        int year = At(at).Value;
        var second = At(at + 2);
        // The Chinese and Japanese words for year and month.
        if (At(at + 1) is { Kind: DateTokenKind.Word } && second.IsMonthNumber && second.Start == At(at + 1).End && At(at + 1).Length == 1) return (new PartialDate(year, second.Value), at + (At(at + 3) is { Kind: DateTokenKind.Word, Length: 1 } ? 4 : 3));
        bool isMonth = tight && second.IsMonthNumber && second.Length == 2 && (At(at + 1).Is('-') || At(at + 1).Is('/') || At(at + 1).Is('.'));
        if (!isMonth) return (new PartialDate(year, null), at + 1);
        bool hasDay = At(at + 3).Kind == DateTokenKind.Symbol && At(at + 3).Symbol == At(at + 1).Symbol && At(at + 4) is { IsDay: true, Length: 2 } && At(at + 3).Start == second.End;
        return (new PartialDate(year, second.Value), at + (hasDay ? 5 : 3));
    }

    private (PartialDate, int)? ParseShortYear(int at) =>
        At(at + 1).IsTwoDigits && At(at + 1).Start == At(at).End ? (new PartialDate(Expand(At(at + 1).Value), null), at + 2) : null;

    /// <summary>"de", "of", "del" between month and year.</summary>
    private bool IsLinkWord(int at) => At(at).Kind is DateTokenKind.Word or DateTokenKind.From && At(at).Length is 2 or 3 && At(at + 1).Kind is DateTokenKind.Number or DateTokenKind.Month;

    /// <summary>The "st" of "1st".</summary>
    private bool IsOrdinal(int at) => At(at).Kind == DateTokenKind.Word && At(at).Length <= 2 && At(at - 1).Kind == DateTokenKind.Number && At(at).Start == At(at - 1).End;

    private static int Expand(int twoDigits) => twoDigits < TwoDigitPivot ? 2000 + twoDigits : 1900 + twoDigits;
}
