using Spectre.Console.Rendering;

namespace Sse.Cli.Watching;

/// <summary>Lines as they are: the terminal breaks those that are too long, nothing is cut.</summary>
internal sealed class Lines(IReadOnlyList<StyledLine> lines) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
        lines.SelectMany(line => line.Cut(int.MaxValue).Append(Segment.LineBreak));
}
