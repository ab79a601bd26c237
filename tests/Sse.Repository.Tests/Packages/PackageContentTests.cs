using System.Text;
using System.Xml.Linq;

namespace Sse.Repository.Tests.Packages;

/// <summary>What is in the packages, as somebody meets them on a package site.</summary>
[Collection(nameof(PackagesCollection))]
public sealed class PackageContentTests(PackedPackages packages)
{
    private static readonly string[] Libraries = ["Sse.Primitives", "Sse.Workflow", "Sse.AspNetCore", "Sse.Dashboard", "Sse.Client", "Sse.Stores.Sqlite", "Sse.Stores.PostgreSql", "Sse.Testing"];

    public static TheoryData<string> EveryPackage => [.. PackagesOfTheCheckout()];

    public static TheoryData<string> EveryLibrary => [.. Libraries];

    [Fact]
    public void Folder_AfterPacking_HasEveryPackageOfTheCheckoutWithItsSymbols()
    {
        var expected = PackagesOfTheCheckout().SelectMany(p => new[] { $"{p}.{packages.Version}.nupkg", $"{p}.{packages.Version}.snupkg" });

        Directory.GetFiles(packages.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EveryPackage))]
    public void Package_Any_SaysWhatItIsAndWhereItComesFrom(string package)
    {
        var metadata = packages.Metadata(package);
        string Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value ?? "";

        Value("id").ShouldBe(package);
        Value("description").Length.ShouldBeInRange(40, 300);
        Value("license").ShouldBe("MIT");
        Value("icon").ShouldBe("icon.png");
        Value("readme").ShouldBe("README.md");
        Value("projectUrl").ShouldBe(PackedPackages.RepositoryUrl);
        Value("releaseNotes").ShouldStartWith(PackedPackages.RepositoryUrl);
        Value("tags").ShouldContain("server-sent-events");
        var repository = metadata.Elements().Single(e => e.Name.LocalName == "repository");
        ((string?)repository.Attribute("url")).ShouldBe(PackedPackages.RepositoryUrl);
        ((string?)repository.Attribute("commit"))!.Length.ShouldBe(40);
    }

    [Theory]
    [MemberData(nameof(EveryPackage))]
    public void Package_Readme_LeadsOutOfThePackageByAddressOnly(string package)
    {
        using var archive = packages.Open(package);
        using var reader = new StreamReader(archive.GetEntry("README.md")!.Open());

        MarkdownLinks.Of(reader.ReadToEnd()).ShouldBeEmpty();
        archive.GetEntry("icon.png")!.Length.ShouldBeInRange(1_000, 100_000);
    }

    [Theory]
    [MemberData(nameof(EveryLibrary))]
    public void Library_Files_AreTheAssemblyItsCommentsAndItsSymbols(string package)
    {
        using var archive = packages.Open(package);
        using var symbols = packages.Open(package, "snupkg");

        archive.Entries.Select(e => e.FullName).Where(n => n.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ShouldBe([$"lib/net10.0/{package}.dll", $"lib/net10.0/{package}.xml"]);
        symbols.GetEntry($"lib/net10.0/{package}.pdb").ShouldNotBeNull();
    }

    [Fact]
    public void Tool_Files_AreTheProgramWithItsDependenciesAndTheirNotices()
    {
        using var archive = packages.Open("Sse.Cli");
        var files = archive.Entries.Select(e => e.FullName).Where(n => n.StartsWith("tools/", StringComparison.Ordinal)).ToList();

        files.ShouldContain("tools/net10.0/any/sse.dll");
        files.ShouldContain("tools/net10.0/any/DotnetToolSettings.xml");
        files.ShouldAllBe(n => !n.Contains("Test") && (!n.EndsWith(".xml", StringComparison.Ordinal) || n.EndsWith("Settings.xml", StringComparison.Ordinal)));
        archive.GetEntry("THIRD-PARTY-NOTICES.md").ShouldNotBeNull();
    }

    /// <summary>The path of the build would make every machine's bytes different.</summary>
    [Theory]
    [MemberData(nameof(EveryLibrary))]
    public void Library_Assembly_DoesNotKnowWhereItWasBuilt(string package)
    {
        using var archive = packages.Open(package);
        using var content = new MemoryStream();
        using (var assembly = archive.GetEntry($"lib/net10.0/{package}.dll")!.Open())
            assembly.CopyTo(content);

        content.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Checkout.Root)).ShouldBe(-1);
    }

    [Theory]
    [InlineData("Sse.Primitives")]
    [InlineData("Sse.Workflow", "Sse.Primitives", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options")]
    [InlineData("Sse.AspNetCore", "Sse.Workflow")]
    [InlineData("Sse.Dashboard", "Sse.AspNetCore")]
    [InlineData("Sse.Client", "Sse.Primitives", "Sse.Workflow", "Microsoft.Extensions.Http")]
    [InlineData(
        "Sse.Stores.Sqlite", "Sse.Primitives", "Microsoft.Data.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3", "SourceGear.sqlite3",
        "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options")]
    [InlineData("Sse.Stores.PostgreSql", "Sse.Primitives", "Npgsql", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options")]
    [InlineData("Sse.Testing", "Sse.Primitives", "Sse.Workflow")]
    public void Library_Dependencies_AreThoseOfTheStory(string package, params string[] expected)
    {
        var dependencies = packages.Metadata(package).Descendants().Where(e => e.Name.LocalName == "dependency").ToArray();

        dependencies.Select(d => (string)d.Attribute("id")!).Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
        // Our own packages are released together; of others, what we test against is the least.
        dependencies.Where(d => IsOurs(d)).ShouldAllBe(d => (string)d.Attribute("version")! == packages.Version);
        dependencies.ShouldAllBe(d => !((string)d.Attribute("version")!).Contains('-'));
    }

    [Fact]
    public void Host_PublicTypes_AreADozenAtMost() =>
        System.Reflection.Assembly.Load("Sse.AspNetCore").GetExportedTypes().Length.ShouldBeLessThanOrEqualTo(12);

    private static bool IsOurs(XElement dependency) => ((string)dependency.Attribute("id")!).StartsWith("Sse.", StringComparison.Ordinal);

    private static IEnumerable<string> PackagesOfTheCheckout() =>
        Checkout.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f));
}
