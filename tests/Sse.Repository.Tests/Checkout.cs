using System.Diagnostics;

namespace Sse.Repository.Tests;

/// <summary>The files of this checkout, as git lists them: tracked ones and new ones that are not ignored.</summary>
internal static class Checkout
{
    public static string Root => RepositoryRoot.Path;

    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string[] Lines(string relative) => File.ReadAllLines(PathOf(relative));

    private static string[] ListFiles()
    {
        using var git = Process.Start(new ProcessStartInfo("git", "ls-files --cached --others --exclude-standard")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        })!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return [.. files.Where(f => File.Exists(PathOf(f)))];
    }
}
