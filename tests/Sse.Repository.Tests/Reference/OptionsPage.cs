using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Sse.Repository.Tests.PublicApi;

namespace Sse.Repository.Tests.Reference;

/// <summary>Writes <c>docs/reference/options.md</c> from the packages' types and comments.</summary>
internal static partial class OptionsPage
{
    public static readonly string[] Packages = ["Sse.Primitives", "Sse.Workflow", "Sse.AspNetCore", "Sse.Dashboard", "Sse.Client", "Sse.Stores.Sqlite", "Sse.Stores.PostgreSql"];

    public static string Write()
    {
        var page = new StringBuilder("""
            # Options

            Every option of every package, with its default. Written from the code's own comments by a test; do not edit.
            `UPDATE_OPTIONS=1` writes it anew.


            """);
        foreach (var type in OptionTypes())
            Append(page, type);
        return page.ToString().TrimEnd() + "\n";
    }

    public static IEnumerable<Type> OptionTypes() =>
        from package in Packages
        from type in Assembly.Load(package).GetExportedTypes()
        where type.Name.EndsWith("Options", StringComparison.Ordinal)
        orderby Array.IndexOf(Packages, package), type.Name
        select type;

    public static IEnumerable<PropertyInfo> OptionsOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).OrderBy(p => p.Name, StringComparer.Ordinal);

    private static void Append(StringBuilder page, Type type)
    {
        var comments = XmlComments.Of(type.Assembly);
        page.Append("## ").Append(type.Name).Append("\n`").Append(type.Assembly.GetName().Name).Append("`. ").Append(comments.SummaryOf(type)).Append("\n\n");
        page.Append("| option | type | default | meaning |\n|---|---|---|---|\n");
        foreach (var property in OptionsOf(type))
        {
            var (meaning, value) = Split(comments.SummaryOf(property));
            page.Append($"| `{property.Name}` | `{Keywords(ApiNames.TypeOf(property))}` | {value} | {meaning} |\n");
        }
        page.Append('\n');
    }

    /// <summary>As one writes them in C#.</summary>
    private static string Keywords(string type) => Simple().Replace(type, static match => match.Value switch
    {
        "Boolean" => "bool",
        "Int32" => "int",
        "Int64" => "long",
        "Double" => "double",
        "Byte" => "byte",
        _ => "string",
    });

    [GeneratedRegex(@"\b(Boolean|Int32|Int64|Double|Byte|String)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Simple();

    /// <summary>The sentence that begins with "Default:" is the default; what is around it is the meaning.</summary>
    private static (string Meaning, string Default) Split(string summary)
    {
        var start = summary.IndexOf("Default: ", StringComparison.Ordinal);
        if (start < 0)
            return (summary, "");
        var value = summary[(start + "Default: ".Length)..].TrimEnd('.');
        return (summary[..start].TrimEnd(), value);
    }
}
