namespace DemoHost.BulkCheck;

/// <summary>A position of a profile.</summary>
/// <param name="Company">The employer.</param>
/// <param name="Title">The position.</param>
/// <param name="StartDate">Its first month: <c>2021-03</c>.</param>
/// <param name="EndDate">Its last month; null while it lasts.</param>
internal sealed record ProfileJob(string Company, string Title, string StartDate, string? EndDate);
