namespace DemoHost.ResumeOptimizer;

/// <summary>Makes the wording of one sentence or item better, without adding anything that it does not say.</summary>
internal interface IPhraseRule
{
    /// <summary>What the rule is called in edits.</summary>
    string Name { get; }

    /// <summary>The better wording; the same text when there is nothing to do.</summary>
    /// <param name="body">The text without its bullet.</param>
    string Apply(string body);
}
