namespace DemoHost.CvExtraction;

/// <summary>Words that are read together, on one page. Blocks of a column region carry its gutter, so that it can go on on the next page.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Words">In no order.</param>
/// <param name="Column">-1 for text over the full width, else 0 for the left and 1 for the right side of the gutter.</param>
/// <param name="Gutter">x of the outermost gutter; 0 without one.</param>
internal sealed record LayoutBlock(int Page, List<WordBox> Words, int Column, double Gutter);
