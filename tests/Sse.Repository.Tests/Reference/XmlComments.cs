using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sse.Repository.Tests.Reference;

/// <summary>The comments of an assembly as one-line Markdown.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<string, XElement> _members;

    private XmlComments(XDocument document) =>
        _members = document.Descendants("member").ToDictionary(m => (string)m.Attribute("name")!, StringComparer.Ordinal);

    public static XmlComments Of(Assembly assembly) => new(XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")));

    public string SummaryOf(Type type) => Summary($"T:{type.FullName}");

    public string SummaryOf(PropertyInfo property) => Summary($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private string Summary(string id) =>
        _members.TryGetValue(id, out var member) && member.Element("summary") is { } summary
            ? Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal)
            : throw new InvalidOperationException($"{id} has no comment.");

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("langword")?.Value ?? ShortName(see.Attribute("cref")!.Value)}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    /// <summary><c>M:Sse.Workflow.IWorkflows.Find(System.String)</c> is <c>IWorkflows.Find</c>.</summary>
    private static string ShortName(string cref)
    {
        var parts = cref.Split('(')[0].Split('`')[0].Split('.');
        return cref[0] == 'T' ? parts[^1] : $"{parts[^2]}.{parts[^1]}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
