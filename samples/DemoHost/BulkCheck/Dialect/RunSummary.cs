namespace DemoHost.BulkCheck;

/// <summary>How the candidates of a page ended. <c>successful</c> is <c>existing</c> and <c>new</c> together.</summary>
internal sealed record RunSummary(long TotalProcessed, long Successful, long Failed, long Existing, long New);
