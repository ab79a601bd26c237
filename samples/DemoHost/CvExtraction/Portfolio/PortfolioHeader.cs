namespace DemoHost.CvExtraction;

/// <summary>Writes the head of the page: who it is, what they do, how to reach them.</summary>
internal static class PortfolioHeader
{
    public static void Write(HtmlWriter html, CvProfile profile)
    {
        html.Raw("<header class=\"hero\">\n<div class=\"wrap\">\n");
        html.Raw("<div class=\"mark\" aria-hidden=\"true\">").Text(Initials(profile.Name)).Raw("</div>\n<div>\n");
        html.Element("h1", profile.Name ?? "Portfolio");
        html.Element("p", profile.Experience.Count > 0 ? profile.Experience[0].Title : null, "role");
        html.Element("p", profile.Summary, "summary");
        WriteContact(html, profile);
        html.Raw("</div>\n</div>\n</header>\n");
    }

    private static void WriteContact(HtmlWriter html, CvProfile profile)
    {
        if (profile is { Email: null, Phone: null, Location: null, Links.Count: 0 }) return;
        html.Raw("<ul class=\"contact\" aria-label=\"Contact\">\n");
        html.Element("li", profile.Location);
        if (profile.Email is { } email) html.Raw("<li>").Link($"mailto:{email}", email).Raw("</li>\n");
        html.Element("li", profile.Phone);
        foreach (string link in profile.Links) html.Raw("<li>").Link(link, LinkFinder.Key(link)).Raw("</li>\n");
        html.Raw("</ul>\n");
    }

    /// <summary>First letters of the first and the last word; whole characters, so that letters outside the basic plane stay intact.</summary>
    private static string Initials(string? name)
    {
        string[] words = (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "?";
        string first = First(words[0]);
        return words.Length == 1 ? first : first + First(words[^1]);
    }

    private static string First(string word) => System.Globalization.StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
