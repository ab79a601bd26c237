namespace DemoHost.CvExtraction;

/// <summary>Turns the bytes of a file into text with layout.</summary>
public interface IDocumentReader
{
    /// <summary>Reads a whole document.</summary>
    /// <param name="content">The file's bytes; they decide the type.</param>
    /// <param name="fileName">The name it came with; only checked against the content, never opened.</param>
    /// <param name="cancellationToken">Ends the work, and any process it started.</param>
    /// <exception cref="DocumentException">The document cannot be read; its code says why.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was signalled.</exception>
    Task<CvDocument> ReadAsync(ReadOnlyMemory<byte> content, string fileName, CancellationToken cancellationToken = default);
}
