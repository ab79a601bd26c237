namespace Sse.AspNetCore.Tests;

/// <summary>Something that happens to a stream or its reader, so many times or with so many bytes.</summary>
internal sealed record FilterStep(FilterMove Move, int Count);
