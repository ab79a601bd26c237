namespace DemoHost.CvExtraction;

/// <summary>Reads a range: a date, a dash or a word such as "to", and a second date or a word such as "present".</summary>
internal sealed class DateRangeParser(List<DateToken> tokens, int textLength)
{
    private readonly DatePointParser _points = new(tokens);

    /// <summary>The range at a token, and the token after it; null when no date starts there.</summary>
    public (DateRange Range, int Next)? Parse(int at)
    {
        int first = at;
        bool since = At(at).Kind is DateTokenKind.Since or DateTokenKind.From;
        if (since) first++;
        if (ParseShortRange(first) is { } tight) return tight;
        if (_points.Parse(first) is not { } start) return null;
        int afterSeparator = SkipSeparator(start.Next);
        if (afterSeparator > start.Next && ParseEnd(at, start.Date, start.Next, afterSeparator) is { } closed) return closed;
        if (start.Date.Year == 0) return null;
        // "2019 to date": the word between is part of the phrase.
        if (At(start.Next).Kind == DateTokenKind.Present) return (Create(at, start.Next + 1, start.Date, null, true), start.Next + 1);
        // "2021 –" with nothing behind it, and "since 2021", go on.
        bool open = afterSeparator > start.Next && EndsHere(afterSeparator) && At(start.Next).IsDash;
        // "From 2021" alone does not say so.
        if (open || At(at).Kind == DateTokenKind.Since) return (Create(at, open ? afterSeparator : start.Next, start.Date, null, true), open ? afterSeparator : start.Next);
        return ParseAlone(at, start.Date, start.Next);
    }

    private DateToken At(int index) => index >= 0 && index < tokens.Count ? tokens[index] : default;

    private (DateRange, int)? ParseEnd(int at, PartialDate start, int afterStart, int end)
    {
        if (At(end).Kind == DateTokenKind.Present)
        {
            return start.Year == 0 ? null : (Create(at, end + 1, start, null, true), end + 1);
        }
        if (_points.Parse(end) is { Date.Year: > 0 } second)
        {
            // "Mar – Jun 2019": the year stands only once.
            if (start.Year == 0) start = start with { Year = second.Date.Month < start.Month ? second.Date.Year - 1 : second.Date.Year };
            return Compare(start, second.Date) > 0 ? null : (Create(at, second.Next, start, second.Date, false), second.Next);
        }
        // "2019–21"
        bool shortYear = start is { Year: > 0, Month: null } && At(end).IsTwoDigits && At(end).Value > start.Year % 100 && At(end + 1) is not { Kind: DateTokenKind.Symbol, Symbol: '%' or '.' or ',' or '/' or ':' };
        return shortYear && At(afterStart).IsDash ? (Create(at, end + 1, start, new PartialDate(start.Year / 100 * 100 + At(end).Value, null), false), end + 1) : null;
    }

    /// <summary>"03/19 – 05/21" and "03–06/2019": two-digit numbers that only together are a range.</summary>
    private (DateRange, int)? ParseShortRange(int at)
    {
        if (!At(at).IsMonthNumber) return null;
        if (At(at + 1).IsDash && At(at + 2).IsMonthNumber && (At(at + 3).Is('/') || At(at + 3).Is('.')) && At(at + 4).IsYear)
        {
            int year = At(at + 4).Value;
            return At(at).Value <= At(at + 2).Value ? (Create(at, at + 5, new PartialDate(year, At(at).Value), new PartialDate(year, At(at + 2).Value), false), at + 5) : null;
        }
        if (!At(at + 1).Is('/') || !At(at + 2).IsTwoDigits || !At(at).IsTwoDigits) return null;
        int end = SkipSeparator(at + 3);
        if (end == at + 3) return null;
        var start = new PartialDate(2000 + At(at + 2).Value, At(at).Value);
        if (At(end).Kind == DateTokenKind.Present) return (Create(at, end + 1, start, null, true), end + 1);
        bool isDate = At(end).IsMonthNumber && At(end).IsTwoDigits && At(end + 1).Is('/') && At(end + 2).IsTwoDigits;
        return isDate ? (Create(at, end + 3, start, new PartialDate(2000 + At(end + 2).Value, At(end).Value), false), end + 3) : null;
    }

    /// <summary>A single date; but "2010-12" with nothing behind it is a pair of years when that makes sense.</summary>
    private (DateRange, int)? ParseAlone(int at, PartialDate date, int next)
    {
        bool pair = date.Month is { } month && At(next - 3).IsYear && At(next - 2).Is('-') && At(next - 1).IsTwoDigits && month > date.Year % 100;
        return pair
            ? (Create(at, next, new PartialDate(date.Year, null), new PartialDate(date.Year / 100 * 100 + date.Month!.Value, null), false), next)
            : (Create(at, next, date, null, false), next);
    }

    /// <summary>Dashes, "to", and both ("– to"); a slash only between two years.</summary>
    private int SkipSeparator(int at)
    {
        int next = at;
        while (At(next).IsDash || At(next).Kind == DateTokenKind.Until) next++;
        if (next == at && At(at).Is('/') && At(at - 1).IsYear && (At(at + 1).IsYear || At(at + 1).IsTwoDigits)) return at + 1;
        if (next == at && (At(at).Is(',') || At(at).Is('.')) && (At(at + 1).IsDash || At(at + 1).Kind == DateTokenKind.Until)) return SkipSeparator(at + 1);
        return next;
    }

    private bool EndsHere(int at) => at >= tokens.Count || At(at).Is(')') || At(at).Is(']') || At(at).Is('|') || At(at).Is(',') || At(at).Is(':');

    private static int Compare(PartialDate a, PartialDate b) => a.Year != b.Year ? a.Year - b.Year : (a.Month ?? 1) - (b.Month ?? 12);

    private DateRange Create(int from, int to, PartialDate start, PartialDate? end, bool ongoing)
    {
        int index = At(from).Start;
        int stop = to - 1 < tokens.Count ? At(to - 1).End : textLength;
        return new DateRange(start, end, ongoing, index, stop - index);
    }
}
