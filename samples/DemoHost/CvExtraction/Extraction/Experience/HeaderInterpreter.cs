namespace DemoHost.CvExtraction;

/// <summary>Decides which piece of a head is the title, which the employer and which the place.</summary>
internal sealed class HeaderInterpreter(HeaderOrder order)
{
    private readonly List<HeaderUnit> _free = [];

    public HeaderFields Interpret(IReadOnlyList<HeaderUnit> units)
    {
        _free.Clear();
        _free.AddRange(units.Where(unit => unit.Kind != UnitKind.Terms));
        var labelledTitle = TakeLabelled(EntryLabel.Title);
        var labelledCompany = TakeLabelled(EntryLabel.Company);
        var labelledPlace = TakeLabelled(EntryLabel.Location);
        var title = labelledTitle is null ? TakeTitle(labelledCompany is not null) : null;
        var company = labelledCompany is null ? TakeCompany(title) : null;
        string? titleText = labelledTitle ?? (title is null ? null : ExtendTitle(title, company, labelledCompany is not null));
        string? place = labelledPlace ?? TakePlace(company);
        string? companyText = labelledCompany ?? (company is null ? null : ExtendCompany(company));
        return new HeaderFields(titleText, companyText, place, Rate(title, company, labelledTitle, labelledCompany));
    }

    private string? TakeLabelled(EntryLabel label)
    {
        var units = _free.Where(unit => unit.Label == label).ToList();
        if (units.Count == 0) return null;
        _free.RemoveAll(unit => unit.Label == label);
        if (label != EntryLabel.Company) return string.Join(", ", units.Select(unit => unit.Text));
        // The address behind an employer's name is the place.
        _free.AddRange(units.Skip(1).Where(unit => unit.Kind == UnitKind.Place).Select(unit => unit with { Label = EntryLabel.None }));
        return units[0].Text;
    }

    private HeaderUnit? TakeTitle(bool hasCompany)
    {
        var titles = _free.Where(unit => unit.Kind == UnitKind.Title).ToArray();
        HeaderUnit? title = titles.Length switch
        {
            0 => GuessTitle(hasCompany),
            1 => titles[0],
            // Two pieces look like titles: an employer may be called "Expert Systems".
            _ => order.TitleFirst ? titles.FirstOrDefault(unit => !unit.InParentheses) ?? titles[0] : titles[^1],
        };
        if (title is not null) _free.Remove(title);
        return title;
    }

    /// <summary>No word of titles anywhere: the place in the head decides.</summary>
    private HeaderUnit? GuessTitle(bool hasCompany)
    {
        var others = _free.Where(unit => unit is { Kind: UnitKind.Other, InParentheses: false }).ToArray();
        bool hasOrganization = hasCompany || _free.Exists(unit => unit.Kind == UnitKind.Organization);
        if (others.Length == 0) return null;
        // Right behind an employer's name stands its town.
        if (hasOrganization) return Array.Find(others, unit => !FollowsOrganization(unit)) ?? others[0];
        if (others.Length == 1) return null;
        return order.TitleFirst ? others[0] : others.FirstOrDefault(unit => unit.Row != others[0].Row || unit.Part != others[0].Part) ?? others[1];
    }

    private bool FollowsOrganization(HeaderUnit unit)
    {
        int index = _free.IndexOf(unit);
        return index > 0 && _free[index - 1] is { Kind: UnitKind.Organization } before && before.Row == unit.Row && before.Part == unit.Part;
    }

    private HeaderUnit? TakeCompany(HeaderUnit? title)
    {
        var company = _free.Find(unit => unit is { Kind: UnitKind.Organization, InParentheses: false } && !IsDepartment(unit, title))
            ?? FindOther(title)
            ?? _free.Find(unit => unit.Kind == UnitKind.Title && !unit.InParentheses)
            ?? _free.Find(unit => unit.Kind == UnitKind.Organization);
        if (company is not null) _free.Remove(company);
        return company;
    }

    /// <summary>Pieces of other lines and parts first: what follows the title behind a comma may be its second half.</summary>
    private HeaderUnit? FindOther(HeaderUnit? title)
    {
        var others = _free.Where(unit => unit is { Kind: UnitKind.Other, InParentheses: false }).ToArray();
        return Array.Find(others, unit => title is null || unit.Row != title.Row || unit.Part != title.Part) ?? others.FirstOrDefault();
    }

    /// <summary>"Director, Sales Operations | Acme": an organisation's word right behind the title, while another part names the employer.</summary>
    private bool IsDepartment(HeaderUnit unit, HeaderUnit? title) =>
        title is not null && unit.Row == title.Row && unit.Part == title.Part && OrganizationNames.Score(unit.Text) < 1
        && _free.Exists(other => other != unit && other is { InParentheses: false, Kind: UnitKind.Organization or UnitKind.Other } && (other.Row != title.Row || other.Part != title.Part));

    /// <summary>"Registered Nurse, Pediatric ICU": what stands behind the title's comma belongs to it when the employer is elsewhere.</summary>
    private string ExtendTitle(HeaderUnit title, HeaderUnit? company, bool companyLabelled)
    {
        bool companyElsewhere = companyLabelled || (company is not null && (company.Row != title.Row || company.Part != title.Part));
        if (!companyElsewhere) return title.Text;
        var rest = _free.Where(unit => unit.Row == title.Row && unit.Part == title.Part && !unit.InParentheses && unit.Kind is UnitKind.Other or UnitKind.Title or UnitKind.Organization).ToArray();
        foreach (var unit in rest) _free.Remove(unit);
        return string.Join(", ", rest.Select(unit => unit.Text).Prepend(title.Text));
    }

    private string? TakePlace(HeaderUnit? company)
    {
        var places = _free.Where(unit => unit.Kind == UnitKind.Place).ToArray();
        if (places.Length > 0)
        {
            var first = places[0];
            // A town nobody knows in front of its state or country.
            var town = _free.LastOrDefault(unit => unit.Kind == UnitKind.Other && unit.Row == first.Row && unit.Part == first.Part && !unit.InParentheses);
            var sameLine = places.Where(unit => unit.Row == first.Row).Select(unit => unit.Text).Distinct();
            return string.Join(", ", town is null ? sameLine : sameLine.Prepend(town.Text));
        }
        // Behind the employer, when title and employer are clear, there is nothing else to expect.
        return company is null ? null : _free.Find(unit => unit.Kind == UnitKind.Other && unit.Row == company.Row && unit.Text.Split(' ').Length <= 3 && char.IsUpper(unit.Text[0]))?.Text;
    }

    /// <summary>An acronym in brackets is part of the name: "Universidade de São Paulo (USP)".</summary>
    private string ExtendCompany(HeaderUnit company)
    {
        var acronym = _free.Find(unit => unit.InParentheses && unit.Row == company.Row && unit.Part == company.Part && unit.Text.Length <= 8 && unit.Text.All(char.IsUpper) && !PlaceNames.IsCode(unit.Text));
        return acronym is null ? company.Text : $"{company.Text} ({acronym.Text})";
    }

    private static double Rate(HeaderUnit? title, HeaderUnit? company, string? labelledTitle, string? labelledCompany)
    {
        double titleScore = labelledTitle is not null ? 1 : title?.Kind switch { UnitKind.Title => 1, null => 0, _ => 0.5 };
        double companyScore = labelledCompany is not null ? 1 : company?.Kind switch { UnitKind.Organization => 1, UnitKind.Other => title?.Kind == UnitKind.Title ? 0.9 : 0.6, null => 0, _ => 0.4 };
        return (titleScore + companyScore) / 2;
    }
}
