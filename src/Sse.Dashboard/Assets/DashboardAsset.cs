namespace Sse.Dashboard;

/// <summary>One file of the page.</summary>
/// <param name="Path">As the page asks for it: <c>Sse.Dashboard/app/main.js</c>.</param>
/// <param name="ContentType">With its charset.</param>
/// <param name="ETag">Another one whenever the file is. Weak (RFC 9110, 8.8.1): compressed or not, it is the same file in other bytes.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Compressed">The file, compressed with Brotli.</param>
internal sealed record DashboardAsset(string Path, string ContentType, string ETag, byte[] Bytes, byte[] Compressed);
