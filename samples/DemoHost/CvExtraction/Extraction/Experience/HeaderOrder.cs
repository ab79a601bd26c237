namespace DemoHost.CvExtraction;

/// <summary>Which comes first in a document's entries, title or employer; learned from the entries that leave no doubt.</summary>
internal sealed class HeaderOrder
{
    private int _titleFirst;
    private int _companyFirst;

    /// <summary>Titles first, unless the sure entries say otherwise.</summary>
    public bool TitleFirst => _titleFirst >= _companyFirst;

    public void Learn(IReadOnlyList<HeaderUnit> units)
    {
        var named = units.Where(unit => unit is { InParentheses: false, Kind: UnitKind.Title or UnitKind.Organization or UnitKind.Other }).ToArray();
        if (named.Length < 2 || named.Count(unit => unit.Kind == UnitKind.Title) != 1) return;
        if (named[0].Kind == UnitKind.Title) _titleFirst++;
        else _companyFirst++;
    }
}
