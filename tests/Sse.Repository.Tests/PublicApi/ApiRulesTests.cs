using System.Reflection;
using System.Text.Json.Serialization;

namespace Sse.Repository.Tests.PublicApi;

/// <summary>What the review of the whole public surface decided, so that new members keep to it.</summary>
public sealed class ApiRulesTests
{
    /// <summary>The token stands before the body, as <c>log.StepAsync("name", ct, step => …)</c> reads: a long lambda is best the last argument.</summary>
    private static readonly string[] TokenBeforeBody = ["StepAsync", "PhaseAsync", "RetryAsync"];

    [Fact]
    public void AspNetCore_PublicTypes_AreAtMostADozen() => Assembly.Load("Sse.AspNetCore").GetExportedTypes().Length.ShouldBeLessThanOrEqualTo(12);

    [Fact]
    public void Types_OfGeneratedJson_AreNotPublic() => Types().Where(typeof(JsonSerializerContext).IsAssignableFrom).ShouldBeEmpty();

    [Fact]
    public void Parameters_CancellationTokens_HaveOneNameAndComeLast() =>
        Parameters().Where(p => p.ParameterType == typeof(CancellationToken))
            .Where(p => p.Name != "cancellationToken" || (p.Position != ((MethodBase)p.Member).GetParameters().Length - 1 && !TokenBeforeBody.Contains(p.Member.Name)))
            .Select(Describe).ShouldBeEmpty();

    [Fact]
    public void Parameters_Clocks_HaveOneName() =>
        Parameters().Where(p => p.ParameterType == typeof(TimeProvider) && p.Name != "timeProvider").Select(Describe).ShouldBeEmpty();

    [Fact]
    public void Methods_Awaited_EndWithAsyncAndOthersDoNot() =>
        Methods().Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal) != IsAwaited(m.ReturnType)).Select(m => $"{m.DeclaringType!.Name}.{m.Name}").ShouldBeEmpty();

    [Fact]
    public void Properties_MutableCollections_AreFilledAndNotReplaced() =>
        Types().SelectMany(t => t.GetProperties())
            .Where(p => p.SetMethod is { IsPublic: true } && IsMutableCollection(p.PropertyType))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}").ShouldBeEmpty();

    [Fact]
    public void Constructors_Public_HaveAtMostSixParameters() =>
        Types().SelectMany(t => t.GetConstructors()).Where(c => c.GetParameters().Length > 6).Select(c => c.DeclaringType!.Name).ShouldBeEmpty();

    private static IEnumerable<Type> Types() => PublicApiTests.Packages.SelectMany(row => Assembly.Load(row.Data).GetExportedTypes());

    private static IEnumerable<MethodInfo> Methods() =>
        Types().Where(t => !t.IsSubclassOf(typeof(Delegate)))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(m => !m.IsSpecialName);

    private static IEnumerable<ParameterInfo> Parameters() =>
        Methods().Cast<MethodBase>().Concat(Types().SelectMany(t => t.GetConstructors())).SelectMany(m => m.GetParameters());

    private static bool IsAwaited(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        || type.GetInterfaces().Append(type).Any(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    private static bool IsMutableCollection(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var open
        && (open == typeof(IList<>) || open == typeof(ISet<>) || open == typeof(IDictionary<,>) || open == typeof(ICollection<>) || open == typeof(List<>) || open == typeof(Dictionary<,>));

    private static string Describe(ParameterInfo parameter) => $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}({parameter.Name})";
}
