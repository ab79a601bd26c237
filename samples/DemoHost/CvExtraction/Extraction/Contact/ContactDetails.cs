namespace DemoHost.CvExtraction;

/// <summary>Contact details with how sure each is.</summary>
internal sealed record ContactDetails
{
    public (string Text, double Confidence)? Name { get; init; }

    public (string Text, double Confidence)? Email { get; init; }

    public (string Text, double Confidence)? Phone { get; init; }

    public (string Text, double Confidence)? Location { get; init; }

    public IReadOnlyList<string> Links { get; init; } = [];

    public int Count => new object?[] { Name, Email, Phone, Location }.Count(found => found is not null) + Links.Count;
}
