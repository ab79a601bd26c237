using System.Buffers;

namespace Sse.Primitives;

/// <summary>Writes the state of a stream as one JSON value and returns the position that the state stands for.</summary>
/// <param name="output">Where the JSON goes.</param>
public delegate StreamPosition StreamSnapshotWriter(IBufferWriter<byte> output);
