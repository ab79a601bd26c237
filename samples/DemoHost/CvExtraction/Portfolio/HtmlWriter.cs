using System.Text;
using System.Text.Encodings.Web;

namespace DemoHost.CvExtraction;

/// <summary>Writes HTML; text from a CV can only enter through methods that encode it.</summary>
internal sealed class HtmlWriter(StringBuilder html)
{
    /// <summary>Markup of this program's own.</summary>
    public HtmlWriter Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Text of a CV.</summary>
    public HtmlWriter Text(string text)
    {
        html.Append(HtmlEncoder.Default.Encode(text));
        return this;
    }

    /// <summary>An element with text; nothing when there is no text.</summary>
    public HtmlWriter Element(string name, string? text, string? cssClass = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return this;
        Raw("<").Raw(name);
        if (cssClass is not null) Raw(" class=\"").Raw(cssClass).Raw("\"");
        return Raw(">").Text(text).Raw("</").Raw(name).Raw(">\n");
    }

    /// <summary>A link when the address is one that may be followed, else its text.</summary>
    public HtmlWriter Link(string address, string text)
    {
        if (!LinkTarget.IsWebOrMail(address) || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return Text(text);
        return Raw("<a href=\"").Text(uri.AbsoluteUri).Raw("\" rel=\"noopener noreferrer nofollow\">").Text(text).Raw("</a>");
    }

    public override string ToString() => html.ToString();
}
