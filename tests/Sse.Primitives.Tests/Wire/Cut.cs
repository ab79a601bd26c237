namespace Sse.Primitives.Tests.Wire;

/// <summary>How the bytes of a stream arrive.</summary>
public enum Cut
{
    Whole,
    Bytes,
    Pairs,
    Random,
    RandomAgain,
}
