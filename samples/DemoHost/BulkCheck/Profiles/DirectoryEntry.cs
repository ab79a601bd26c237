namespace DemoHost.BulkCheck;

/// <summary>A profile of the embedded directory, and the address under which it is found.</summary>
internal sealed record DirectoryEntry(string Email, LinkedinProfile Profile);
