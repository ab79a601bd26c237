namespace DemoHost.CvExtraction;

/// <summary>Writes the body of the page; sections without content are left out.</summary>
internal static class PortfolioSections
{
    public static void Write(HtmlWriter html, CvProfile profile)
    {
        WriteExperience(html, profile.Experience);
        WriteEducation(html, profile.Education);
        WriteList(html, "skills", "Skills", profile.Skills);
        WriteList(html, "languages", "Languages", profile.Languages);
    }

    private static void WriteExperience(HtmlWriter html, IReadOnlyList<CvExperience> entries)
    {
        if (entries.Count == 0) return;
        Open(html, "experience", "Experience");
        html.Raw("<ol class=\"timeline\">\n");
        foreach (var entry in entries)
        {
            html.Raw("<li>\n");
            html.Element("p", Period(entry), "when");
            html.Element("h3", entry.Title ?? entry.Company);
            html.Element("p", string.Join(" · ", new[] { entry.Title is null ? null : entry.Company, entry.Location }.Where(text => !string.IsNullOrWhiteSpace(text))), "where");
            if (entry.Highlights.Count > 0)
            {
                html.Raw("<ul>\n");
                foreach (string highlight in entry.Highlights) html.Element("li", highlight);
                html.Raw("</ul>\n");
            }
            html.Raw("</li>\n");
        }
        html.Raw("</ol>\n</section>\n");
    }

    private static void WriteEducation(HtmlWriter html, IReadOnlyList<CvEducation> entries)
    {
        if (entries.Count == 0) return;
        Open(html, "education", "Education");
        html.Raw("<ol class=\"timeline\">\n");
        foreach (var entry in entries)
        {
            html.Raw("<li>\n").Element("p", entry.Year, "when").Element("h3", entry.Degree ?? entry.Institution);
            html.Element("p", entry.Degree is null ? null : entry.Institution, "where").Raw("</li>\n");
        }
        html.Raw("</ol>\n</section>\n");
    }

    private static void WriteList(HtmlWriter html, string id, string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return;
        Open(html, id, title);
        html.Raw("<ul class=\"tags\">\n");
        foreach (string item in items) html.Element("li", item);
        html.Raw("</ul>\n</section>\n");
    }

    private static void Open(HtmlWriter html, string id, string title) =>
        html.Raw($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n");

    private static string? Period(CvExperience entry)
    {
        if (entry.Start is null) return null;
        return entry.End is null || entry.End == entry.Start ? entry.Start : $"{entry.Start} – {entry.End}";
    }
}
