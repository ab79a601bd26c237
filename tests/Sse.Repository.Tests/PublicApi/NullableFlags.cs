using System.Reflection;

namespace Sse.Repository.Tests.PublicApi;

/// <summary>
/// What the compiler wrote down about null in the type of one member: a byte for each place that can hold null, in the order in which the type is
/// read from the left, or one byte for all of them. Rules: Roslyn, <c>docs/features/nullable-metadata.md</c>.
/// </summary>
internal sealed class NullableFlags
{
    private const byte Nullable = 2;

    private readonly byte[] _flags;
    private int _next;

    private NullableFlags(byte[] flags) => _flags = flags;

    public static NullableFlags Of(PropertyInfo property) => Read(property.GetCustomAttributesData(), property.DeclaringType);

    public static NullableFlags Of(FieldInfo field) => Read(field.GetCustomAttributesData(), field.DeclaringType);

    public static NullableFlags Of(EventInfo member) => Read(member.GetCustomAttributesData(), member.DeclaringType);

    /// <summary>Those of a parameter, or of a returned value.</summary>
    public static NullableFlags Of(ParameterInfo parameter) => Read(parameter.GetCustomAttributesData(), parameter.Member);

    /// <summary>Those of a type parameter: not nullable stands for the constraint <c>notnull</c>.</summary>
    public static NullableFlags Of(Type typeParameter) =>
        Read(typeParameter.GetCustomAttributesData(), (MemberInfo?)typeParameter.DeclaringMethod ?? typeParameter.DeclaringType);

    /// <summary>Whether the next place can hold null.</summary>
    public bool TakeIsNullable() => Take() == Nullable;

    /// <summary>The next place's byte: 0 where the compiler was not asked, 1 for never null, 2 for nullable.</summary>
    public byte Take()
    {
        var flag = _flags.Length == 1 ? _flags[0] : _flags[_next];
        _next++;
        return flag;
    }

    private static NullableFlags Read(IEnumerable<CustomAttributeData> attributes, MemberInfo? context)
    {
        var own = attributes.FirstOrDefault(a => a.AttributeType.FullName == "System.Runtime.CompilerServices.NullableAttribute");
        return new NullableFlags(own is null ? [ContextOf(context)] : Bytes(own.ConstructorArguments[0]));
    }

    /// <summary>What holds where a member says nothing: the nearest word of the method, the type, or a type around it.</summary>
    private static byte ContextOf(MemberInfo? member)
    {
        for (; member is not null; member = member.DeclaringType)
        {
            var context = member.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType.FullName == "System.Runtime.CompilerServices.NullableContextAttribute");
            if (context is not null)
                return Bytes(context.ConstructorArguments[0])[0];
        }
        return 0;
    }

    private static byte[] Bytes(CustomAttributeTypedArgument argument) =>
        argument.Value is IEnumerable<CustomAttributeTypedArgument> many ? [.. many.Select(a => (byte)a.Value!)] : [(byte)argument.Value!];
}
