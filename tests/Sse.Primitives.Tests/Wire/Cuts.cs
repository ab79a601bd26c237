namespace Sse.Primitives.Tests.Wire;

internal static class Cuts
{
    public static IReadOnlyList<byte[]> Of(byte[] bytes, Cut cut) => cut switch
    {
        Cut.Whole => [bytes],
        Cut.Bytes => [.. bytes.Chunk(1)],
        Cut.Pairs => [.. bytes.Chunk(2)],
        _ => [.. new StreamGenerator((int)cut).Cut(bytes, 40)],
    };
}
