using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sse.Repository.Tests.Snippets;

/// <summary>
/// Makes a file of a snippet. Its statements become a method's, its types and members stand beside it, and names it does not
/// declare come from <see cref="Surroundings"/>. Errors keep the page's file name and line.
/// </summary>
internal static class SnippetSource
{
    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Latest);

    private static readonly SyntaxKind[] Accessibilities = [SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword];

    public static SyntaxTree Of(Snippet snippet, int number)
    {
        var unit = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(snippet.Code, Latest).GetRoot();
        var text = new StringBuilder();
        text.Append("namespace Snippets.S").Append(number).Append(";\n");
        text.Append("using static ").Append(typeof(Surroundings).FullName).Append(";\n");
        Append(text, snippet, unit.Usings);
        Append(text, snippet, unit.Members.Where(IsType));
        text.Append("internal sealed class Snippet {\n");
        Append(text, snippet, unit.Members.Where(IsMember));
        text.Append("public async System.Threading.Tasks.Task Run(string[] args) {\n");
        Append(text, snippet, unit.Members.Where(m => !IsType(m) && !IsMember(m)));
        text.Append("\nawait System.Threading.Tasks.Task.CompletedTask;\n} }\n");
        return CSharpSyntaxTree.ParseText(SourceText.From(text.ToString(), Encoding.UTF8), Latest, snippet.ToString());
    }

    private static void Append(StringBuilder text, Snippet snippet, IEnumerable<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
        {
            var line = snippet.Line + node.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line;
            text.Append("\n#line ").Append(line).Append(" \"").Append(snippet.Page).Append("\"\n").Append(node.ToFullString());
        }
    }

    private static bool IsType(MemberDeclarationSyntax member) => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    /// <summary>A method without accessibility is a local function, as in a program's file.</summary>
    private static bool IsMember(MemberDeclarationSyntax member) => member switch
    {
        GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function } => function.Modifiers.Any(m => Accessibilities.Contains(m.Kind())),
        GlobalStatementSyntax => false,
        _ => !IsType(member),
    };
}
