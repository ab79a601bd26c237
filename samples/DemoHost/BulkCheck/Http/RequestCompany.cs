namespace DemoHost.BulkCheck;

/// <summary>The company that the form of a request names.</summary>
internal sealed record RequestCompany(string ComId);
