using System.Text.RegularExpressions;

namespace Sse.Workflow;

/// <summary>Patterns to add to <see cref="RedactionOptions.Patterns"/>. All run in time linear to the text.</summary>
public static class RedactionPatterns
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>E-mail addresses.</summary>
    public static Regex Email { get; } = new(@"[a-z0-9._%+\-]+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+", Linear);

    /// <summary>Numbers of 13 to 19 digits, alone or in groups, as payment cards have them.</summary>
    public static Regex CardNumber { get; } = new(@"\b\d(?:[ \-]?\d){12,18}\b", Linear);

    /// <summary>JSON web tokens.</summary>
    public static Regex JsonWebToken { get; } = new(@"\beyJ[a-z0-9_\-]+\.[a-z0-9_\-]+\.[a-z0-9_\-]*", Linear);

    /// <summary>Telephone numbers in international form, such as +49 30 901820.</summary>
    public static Regex Phone { get; } = new(@"\+\d(?:[ \-/.()]{0,2}\d){6,14}", Linear);

    /// <summary>Addresses of the Internet Protocol, version 4.</summary>
    public static Regex IPv4 { get; } = new(@"\b\d{1,3}(?:\.\d{1,3}){3}\b", Linear);
}
