using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sse.Workflow.Tests;

/// <summary>The summaries that the compiler has written beside an assembly, as one line of text with code in backticks.</summary>
internal sealed partial class CodeComments
{
    private readonly Dictionary<string, XElement> _members;

    private CodeComments(XDocument document) =>
        _members = document.Descendants("member").ToDictionary(m => (string)m.Attribute("name")!, StringComparer.Ordinal);

    public static CodeComments Of(Assembly assembly) => new(XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")));

    public string Of(Type type) => Summary($"T:{type.FullName}");

    /// <summary>The comment of the constant with this value; null when there is none.</summary>
    public string? OfConstant(Type type, string value) =>
        type.GetFields().FirstOrDefault(f => f.GetRawConstantValue() as string == value) is { } field ? Summary($"F:{type.FullName}.{field.Name}") : null;

    /// <summary>The properties of positional records are described with their parameters.</summary>
    public string Of(PropertyInfo property) =>
        _members.ContainsKey($"P:{property.DeclaringType!.FullName}.{property.Name}")
            ? Summary($"P:{property.DeclaringType.FullName}.{property.Name}")
            : Flat(_members[$"T:{property.DeclaringType.FullName}"].Elements("param").Single(p => (string?)p.Attribute("name") == property.Name));

    private string Summary(string id) => Flat(_members[id].Element("summary")!);

    private static string Flat(XElement element) => Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")!.Value.Split('(')[0].Split('.')[^1]}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
