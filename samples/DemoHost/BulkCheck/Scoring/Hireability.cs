namespace DemoHost.BulkCheck;

/// <summary>How likely a candidate is to join, 0 to 100.</summary>
internal sealed record Hireability(int Score, string PotentialToJoin, HireabilityFactors Factors);
