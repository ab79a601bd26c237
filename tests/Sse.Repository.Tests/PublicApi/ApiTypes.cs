using System.Reflection;
using System.Runtime.CompilerServices;

namespace Sse.Repository.Tests.PublicApi;

/// <summary>Types as C# writes them, near enough to be reviewed; with what may be null, at every depth.</summary>
internal static class ApiTypes
{
    public static string Declaration(Type type)
    {
        var bases = Bases(type).Select(t => Name(t)).ToArray();
        return $"{Kind(type)} {type.Namespace}.{Name(type)}{(bases.Length == 0 ? "" : " : " + string.Join(", ", bases))}{Constraints(type.GetGenericArguments())}";
    }

    /// <summary>A type's name. The flags of the member it belongs to are used up from the left; null leaves all question marks out.</summary>
    public static string Name(Type type, NullableFlags? flags = null)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!, flags);
        // A nullable value has no flag: only what it is made of.
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying, flags) + "?";
        // Nor has a value that is not generic; a generic one has an idle one.
        var isNullable = (!type.IsValueType || type.IsGenericType) && flags?.TakeIsNullable() == true;
        return Bare(type, flags) + (isNullable ? "?" : "");
    }

    /// <summary>What may stand for the type parameters; empty when anything may.</summary>
    public static string Constraints(IEnumerable<Type> typeParameters) => string.Concat(
        from parameter in typeParameters
        let rules = Rules(parameter).ToArray()
        where rules.Length > 0
        select $" where {parameter.Name} : {string.Join(", ", rules)}");

    private static string Bare(Type type, NullableFlags? flags)
    {
        if (type.IsArray)
            return Name(type.GetElementType()!, flags) + "[]";
        var name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType
            ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(argument => Name(argument, flags)))}>"
            : name;
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } =>
            (type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + Record(type) + "struct",
        _ when type.IsSubclassOf(typeof(MulticastDelegate)) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => $"abstract {Record(type)}class",
        { IsSealed: true } => $"sealed {Record(type)}class",
        _ => $"{Record(type)}class",
    };

    private static string Record(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is null ? "" : "record ";

    /// <summary>What a type adds to what it inherits. Of enums and delegates everybody knows it.</summary>
    private static IEnumerable<Type> Bases(Type type)
    {
        if (type.IsEnum || type.IsSubclassOf(typeof(MulticastDelegate)))
            return [];
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        return new[] { type.BaseType }.OfType<Type>()
            .Where(b => b != typeof(object) && b != typeof(ValueType))
            .Concat(type.GetInterfaces()
                .Where(i => i.IsVisible && !inherited.Contains(i) && !i.Name.StartsWith("IEquatable", StringComparison.Ordinal))
                .OrderBy(i => i.FullName, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Rules(Type parameter)
    {
        var flag = NullableFlags.Of(parameter).Take();
        var attributes = parameter.GenericParameterAttributes;
        var isValue = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var types = parameter.GetGenericParameterConstraints().Where(t => t != typeof(ValueType)).Select(t => Name(t)).ToArray();
        if (isValue)
            yield return "struct";
        else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            yield return flag == 2 ? "class?" : "class";
        else if (flag == 1 && types.Length == 0)
            yield return "notnull";
        foreach (var type in types)
            yield return type;
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isValue)
            yield return "new()";
    }
}
