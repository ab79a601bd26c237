namespace DemoHost.CvExtraction.Evaluation;

/// <summary>How one field of one CV compares with what was expected.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Expected">How many values were expected.</param>
/// <param name="Found">How many of them were found.</param>
/// <param name="Extra">How many were found that nobody expected.</param>
/// <param name="Detail">The differences, for people.</param>
internal sealed record FieldScore(string Field, int Expected, int Found, int Extra, string Detail)
{
    public bool IsPerfect => Found == Expected && Extra == 0;
}
