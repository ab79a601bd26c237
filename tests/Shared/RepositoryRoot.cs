namespace Sse.Tests;

/// <summary>Where the checkout is that the running program was built from.</summary>
internal static class RepositoryRoot
{
    /// <exception cref="InvalidOperationException">There is no checkout above the program.</exception>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Sse.Workflow.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Run this from inside a checkout.");
    }
}
