using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Sse.Repository.Tests.PublicApi;

/// <summary>Members as C# writes them, near enough to be reviewed.</summary>
internal static class ApiNames
{
    public static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo c when IsVisible(c) => $"{Modifier(c)}new({Parameters(c)})",
        MethodInfo m when IsVisible(m) => Modifier(m) + Signature(m),
        PropertyInfo p when p.GetAccessors(nonPublic: true).Any(IsVisible) => $"{Modifier(p.GetAccessors(true)[0])}{p.Name}: {Required(p)}{TypeOf(p)} {{{Accessors(p)} }}",
        FieldInfo f when f.IsPublic || f.IsFamily =>
            f.IsLiteral ? $"const {f.Name} = {f.GetRawConstantValue()}" : $"{(f.IsStatic ? "static " : "")}{f.Name}: {ApiTypes.Name(f.FieldType, NullableFlags.Of(f))}",
        EventInfo e when IsVisible(e.AddMethod!) => $"event {e.Name}: {ApiTypes.Name(e.EventHandlerType!, NullableFlags.Of(e))}",
        _ => null,
    };

    public static string Signature(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? method.GetGenericArguments() : [];
        var names = generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(t => t.Name))}>";
        return $"{method.Name}{names}({Parameters(method)}): {ApiTypes.Name(method.ReturnType, NullableFlags.Of(method.ReturnParameter))}{ApiTypes.Constraints(generic)}";
    }

    public static string TypeOf(PropertyInfo property) => ApiTypes.Name(property.PropertyType, NullableFlags.Of(property));

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var isParams = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute));
        var direction = isParams ? "params " : parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? parameter.IsIn ? "in " : "ref " : "";
        var value = parameter.HasDefaultValue ? $" = {parameter.DefaultValue switch { null => "default", string s => $"\"{s}\"", var v => v }}" : "";
        return $"{Promise(parameter)}{direction}{ApiTypes.Name(parameter.ParameterType, NullableFlags.Of(parameter))} {parameter.Name}{value}";
    }

    /// <summary>When a nullable out parameter holds a value.</summary>
    private static string Promise(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<NotNullWhenAttribute>() is { } promise ? $"[NotNullWhen({(promise.ReturnValue ? "true" : "false")})] " : "";

    private static string Required(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";

    private static string Accessors(PropertyInfo property) =>
        (property.GetMethod is { } get && IsVisible(get) ? " get;" : "")
        + (property.SetMethod is { } set && IsVisible(set) ? IsInit(set) ? " init;" : " set;" : "");

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit");

    private static string Modifier(MethodBase method) =>
        (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "")
        + (method.IsStatic ? "static " : method is { IsAbstract: true, DeclaringType.IsInterface: false } ? "abstract " : "");

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
