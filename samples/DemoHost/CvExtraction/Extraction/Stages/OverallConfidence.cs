namespace DemoHost.CvExtraction;

/// <summary>Weighs the fields by how much a CV without them is worth.</summary>
internal static class OverallConfidence
{
    public static double Of(CvConfidence fields)
    {
        double sum = fields.Name * 3 + fields.Email * 2 + fields.Phone + fields.Experience * 4 + fields.Education * 2 + fields.Skills * 2 + fields.Location * 0.5;
        return Math.Round(sum / 14.5, 2);
    }
}
