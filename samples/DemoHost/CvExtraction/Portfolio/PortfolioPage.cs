using System.Text;

namespace DemoHost.CvExtraction;

/// <summary>
/// Renders a profile as one HTML page that needs nothing else: no script, no font, no picture from elsewhere. Everything the CV said is
/// encoded, and only http, https and mailto addresses become links.
/// </summary>
public static class PortfolioPage
{
    /// <summary>What a server should send as <c>Content-Security-Policy</c> with the page: nothing runs, nothing loads.</summary>
    public const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>The whole page, to be sent as <c>text/html; charset=utf-8</c>.</summary>
    public static string Render(CvProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var html = new HtmlWriter(new StringBuilder(16 * 1024));
        string title = profile.Name ?? "Portfolio";
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.Element("title", title);
        html.Raw("<style>").Raw(PortfolioStyle.Css).Raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to content</a>\n");
        PortfolioHeader.Write(html, profile);
        html.Raw("<main id=\"main\">\n");
        PortfolioSections.Write(html, profile);
        html.Raw("</main>\n</body>\n</html>\n");
        return html.ToString();
    }
}
