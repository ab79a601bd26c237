namespace DemoHost.ResumeOptimizer;

/// <summary>Something a person can do or use.</summary>
/// <param name="Name">As it should be written.</param>
/// <param name="Group">What it belongs with: <c>Languages</c>, <c>Data</c>.</param>
/// <param name="IsEverydayWord">Whether it is also an everyday word, so that it needs company to count.</param>
internal sealed record Skill(string Name, string Group, bool IsEverydayWord);
