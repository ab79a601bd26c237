using System.Reflection;

namespace Sse.Repository.Tests.PublicApi;

/// <summary>
/// Each package's public surface is a reviewed text file beside its project. Set <c>UPDATE_PUBLIC_API=1</c> to write the files anew.
/// </summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => new("Sse.Primitives", "Sse.Workflow", "Sse.AspNetCore", "Sse.Dashboard", "Sse.Client", "Sse.Stores.Sqlite", "Sse.Stores.PostgreSql", "Sse.Testing");

    [Theory]
    [MemberData(nameof(Packages))]
    public void Package_PublicApi_EqualsTheReviewedFile(string package)
    {
        var file = Checkout.PathOf($"src/{package}/PublicApi.txt");
        var actual = ApiListing.Of(Assembly.Load(package));
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") == "1")
            File.WriteAllText(file, actual);

        actual.ShouldBe(
            File.Exists(file) ? File.ReadAllText(file) : "",
            $"The public API of {package} changed. If that is meant, run the tests with UPDATE_PUBLIC_API=1 and review the diff of {file}.");
    }
}
