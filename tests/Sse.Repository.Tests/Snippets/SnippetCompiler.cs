using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sse.Repository.Tests.Snippets;

/// <summary>Compiles all snippets in one go, against the packages and frameworks that this test project references.</summary>
internal static class SnippetCompiler
{
    private const string Usings = """
        global using System;
        global using System.Buffers;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.ServerSentEvents;
        global using System.Text.Json;
        global using System.Text.Json.Serialization;
        global using System.Text.RegularExpressions;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        global using Sse.AspNetCore;
        global using Sse.Client;
        global using Sse.Primitives;
        global using Sse.Stores.PostgreSql;
        global using Sse.Stores.Sqlite;
        global using Sse.Testing;
        global using Sse.Workflow;
        global using Xunit;
        """;

    /// <summary>Errors, and warnings about null and about what is obsolete: readers copy these lines.</summary>
    public static IReadOnlyList<string> ErrorsIn(IEnumerable<Snippet> snippets)
    {
        var trees = snippets.Select(SnippetSource.Of)
            .Append(CSharpSyntaxTree.ParseText(SourceText.From(Usings, System.Text.Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Latest)));
        var compilation = CSharpCompilation.Create("Snippets", trees, References(), Options());
        CSharpGeneratorDriver.Create(Generators(), parseOptions: new CSharpParseOptions(LanguageVersion.Latest))
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var generatorErrors);
        return [.. generated.GetDiagnostics().Concat(generatorErrors).Where(IsFault).Select(Describe).Distinct().Order(StringComparer.Ordinal)];
    }

    private static CSharpCompilationOptions Options() =>
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: false);

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Select(path => MetadataReference.CreateFromFile(path));

    private static bool IsFault(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error
        || (diagnostic.Severity == DiagnosticSeverity.Warning && (diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal) || diagnostic.Id is "CS0618" or "CS4014"));

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        return $"{place.Path}:{place.StartLinePosition.Line + 1}: {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    /// <summary>The generator that snippets need: JSON contracts.</summary>
    private static IEnumerable<ISourceGenerator> Generators()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        var pack = Directory.GetDirectories(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), "10.*").Order(StringComparer.Ordinal).Last();
        return Directory.GetFiles(Path.Combine(pack, "analyzers", "dotnet", "cs"), "System.Text.Json.*.dll")
            .Select(Assembly.LoadFrom)
            .SelectMany(a => a.GetTypes().Where(t => t.GetCustomAttribute<GeneratorAttribute>() is not null))
            .Select(t => Activator.CreateInstance(t) switch
            {
                IIncrementalGenerator incremental => incremental.AsSourceGenerator(),
                ISourceGenerator generator => generator,
                _ => throw new InvalidOperationException($"{t} is no generator."),
            });
    }
}
