namespace Sse.Published;

/// <summary>What the workflow of this program produces.</summary>
internal sealed record Imported(int Rows);
