using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Sse.Repository.Tests.PublicApi;

/// <summary>What the listing says about types: a reviewer must see every place that can be null.</summary>
public sealed class ApiNamesTests
{
    [Theory]
    [InlineData(nameof(Sample.Texts), "Texts: IReadOnlyDictionary<String, String?> { get; init; }")]
    [InlineData(nameof(Sample.Rows), "Rows: String?[]? { get; }")]
    [InlineData(nameof(Sample.Pairs), "Pairs: Dictionary<String, KeyValuePair<String, Int32?>?> { get; }")]
    [InlineData(nameof(Sample.Name), "Name: required String { get; init; }")]
    [InlineData(nameof(Sample.Find), "Find(String id, CancellationToken cancellationToken = default): ValueTask<Uri?>")]
    [InlineData(nameof(Sample.TryFind), "TryFind(String id, [NotNullWhen(true)] out Uri? found): Boolean")]
    [InlineData(nameof(Sample.Echo), "Echo<T>(T value, T? other): T")]
    [InlineData(nameof(Sample.Keep), "Keep<T, TKey>(T item, TKey key): Void where T : class, IDisposable, new() where TKey : notnull")]
    [InlineData(nameof(Sample.Pick), "Pick<T>(params Func<String?, T>[] picks): T where T : struct")]
    public void Describe_Member_ShowsWhatMayBeNullAtEveryDepth(string member, string expected) =>
        ApiNames.Describe(typeof(Sample).GetMember(member).Single()).ShouldBe(expected);

    [Theory]
    [InlineData(typeof(Sample), "sealed record class Sse.Repository.Tests.PublicApi.ApiNamesTests.Sample")]
    [InlineData(typeof(Place), "readonly record struct Sse.Repository.Tests.PublicApi.ApiNamesTests.Place")]
    [InlineData(typeof(BindingFlags), "enum System.Reflection.BindingFlags")]
    [InlineData(typeof(ReadOnlySpan<>), "readonly ref struct System.ReadOnlySpan<T>")]
    [InlineData(typeof(Action), "delegate System.Action")]
    public void Declaration_Type_ShowsItsKind(Type type, string expected) => ApiTypes.Declaration(type).ShouldBe(expected);

    public readonly record struct Place(int X);

    public sealed record Sample
    {
        public required string Name { get; init; }

        public IReadOnlyDictionary<string, string?> Texts { get; init; } = new Dictionary<string, string?>();

        public string?[]? Rows { get; }

        public Dictionary<string, KeyValuePair<string, int?>?> Pairs { get; } = [];

        public ValueTask<Uri?> Find(string id, CancellationToken cancellationToken = default) => default;

        public bool TryFind(string id, [NotNullWhen(true)] out Uri? found)
        {
            found = null;
            return false;
        }

        public T Echo<T>(T value, T? other) => other is null ? value : other;

        public void Keep<T, TKey>(T item, TKey key)
            where T : class, IDisposable, new()
            where TKey : notnull
        {
        }

        public T Pick<T>(params Func<string?, T>[] picks)
            where T : struct => picks[0](null);
    }
}
