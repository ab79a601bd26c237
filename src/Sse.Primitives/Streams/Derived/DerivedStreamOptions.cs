namespace Sse.Primitives;

/// <summary>What a derived stream does beside transforming.</summary>
public sealed class DerivedStreamOptions
{
    /// <summary>
    /// Told about an exception of the transform; the event it failed on has no frames then, the next one is transformed as
    /// usual. Default: null, which counts the failure and says nothing.
    /// </summary>
    public Action<Exception>? OnError { get; set; }

    /// <summary>The derived format's snapshot for readers with a gap. Default: null, for none.</summary>
    public StreamSnapshotWriter? WriteSnapshot { get; set; }
}
