namespace DemoHost.CvExtraction;

/// <summary>A piece of text that dates are made of.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Value">A number's value; the month of a month's name; else 0.</param>
/// <param name="Symbol">The character of a symbol; else '\0'.</param>
internal readonly record struct DateToken(DateTokenKind Kind, int Start, int Length, int Value = 0, char Symbol = '\0')
{
    public int End => Start + Length;

    public bool IsYear => Kind == DateTokenKind.Number && Length == 4 && Value is >= 1940 and <= 2099;

    public bool IsMonthNumber => Kind == DateTokenKind.Number && Length <= 2 && Value is >= 1 and <= 12;

    public bool IsDay => Kind == DateTokenKind.Number && Length <= 2 && Value is >= 1 and <= 31;

    public bool IsTwoDigits => Kind == DateTokenKind.Number && Length == 2;

    public bool IsDash => Kind == DateTokenKind.Symbol && Symbol is '-' or '\u2013' or '\u2014' or '\u2212' or '\u2012' or '\u2010' or '\u2011' or '\u2015' or '~' or '\u2192';

    public bool Is(char symbol) => Kind == DateTokenKind.Symbol && Symbol == symbol;
}
