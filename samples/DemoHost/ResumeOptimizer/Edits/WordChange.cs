namespace DemoHost.ResumeOptimizer;

/// <summary>A run of words of an edit.</summary>
/// <param name="Op"><c>equal</c>, <c>delete</c> or <c>insert</c>.</param>
/// <param name="Text">The words, with the blanks between them.</param>
internal sealed record WordChange(string Op, string Text);
