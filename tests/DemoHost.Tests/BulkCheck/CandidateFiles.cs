using System.Text;

namespace DemoHost.BulkCheck;

/// <summary>Reads files as an upload would, for tests of the readers.</summary>
internal static class CandidateFiles
{
    public static Task<List<CandidateRow>> ReadAsync(string text) => ReadAsync("candidates.csv", Encoding.UTF8.GetBytes(text));

    public static async Task<List<CandidateRow>> ReadAsync(string name, byte[] content, FileLimits? limits = null)
    {
        await using var file = await OpenAsync(name, content, limits);
        var rows = file.ReadRows(0, int.MaxValue).ToList();
        rows.Count.ShouldBe(file.Rows);
        return rows;
    }

    public static async Task<CandidateFile> OpenAsync(string name, byte[] content, FileLimits? limits = null)
    {
        var file = TemporaryFile.Create();
        try
        {
            await file.Content.WriteAsync(content, TestContext.Current.CancellationToken);
            return CandidateFile.Open(file, name, limits ?? new FileLimits(), TestContext.Current.CancellationToken);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public static async Task<UploadProblem> ProblemOfAsync(string name, byte[] content, FileLimits? limits = null) =>
        (await Should.ThrowAsync<UploadException>(() => ReadAsync(name, content, limits))).Problem;

    public static Task<UploadProblem> ProblemOfAsync(string text, FileLimits? limits = null) =>
        ProblemOfAsync("candidates.csv", Encoding.UTF8.GetBytes(text), limits);
}
