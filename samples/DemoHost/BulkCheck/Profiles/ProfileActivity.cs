namespace DemoHost.BulkCheck;

/// <summary>Something a person did on the site.</summary>
internal sealed record ProfileActivity(string Type, string Text, string Date);
