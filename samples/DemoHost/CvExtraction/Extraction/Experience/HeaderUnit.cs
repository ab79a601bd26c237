namespace DemoHost.CvExtraction;

/// <summary>A piece of an entry's head.</summary>
/// <param name="Text">Trimmed.</param>
/// <param name="Kind">What it looks like.</param>
/// <param name="Row">Which line of the head it is on.</param>
/// <param name="Part">Which part of the line, as cut at wide gaps, dashes and bars; commas do not count.</param>
/// <param name="InParentheses">It stood in parentheses.</param>
/// <param name="Label">What its line said it holds.</param>
internal sealed record HeaderUnit(string Text, UnitKind Kind, int Row, int Part, bool InParentheses, EntryLabel Label);
