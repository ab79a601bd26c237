using System.Reflection;
using System.Text;

namespace Sse.Repository.Tests.PublicApi;

/// <summary>What an assembly shows to the outside, one line a member, in a stable order.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(ApiTypes.Declaration(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
                text.Append("    ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsSubclassOf(typeof(MulticastDelegate)))
            return [ApiNames.Signature(type.GetMethod("Invoke")!)];
        return type.GetMembers(Declared).Where(m => !IsNoise(m)).Select(ApiNames.Describe).OfType<string>();
    }

    /// <summary>Records generate a dozen members that say nothing new; accessors are shown with their property.</summary>
    private static bool IsNoise(MemberInfo member) => member switch
    {
        Type => true,
        MethodInfo { Name: "op_Equality" or "op_Inequality" } => true,
        MethodInfo { IsSpecialName: true } method => !method.Name.StartsWith("op_", StringComparison.Ordinal),
        MethodBase { Name: "<Clone>$" or "PrintMembers" or "Deconstruct" or "GetHashCode" or "Equals" or "ToString" } => true,
        PropertyInfo { Name: "EqualityContract" } => true,
        FieldInfo { Name: "value__" } => true,
        _ => false,
    };
}
