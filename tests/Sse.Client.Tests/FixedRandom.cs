namespace Sse.Client.Tests;

/// <summary>Always draws the same share.</summary>
internal sealed class FixedRandom(double share) : Random
{
    public override double NextDouble() => share;

    protected override double Sample() => share;
}
