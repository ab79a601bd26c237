namespace Sse.Workflow;

/// <summary>Which part of a longer list a bulk works on.</summary>
/// <param name="Number">The page, counted from 1.</param>
/// <param name="Size">The most items a page has.</param>
/// <param name="Pages">How many pages there are.</param>
/// <param name="TotalItems">How many items all pages have together.</param>
public sealed record BulkPage(int Number, int Size, int Pages, long TotalItems);
