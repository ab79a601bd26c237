namespace DemoHost.CvExtraction;

/// <summary>How much evidence stands behind each field, 0 (nothing found) to 1 (several independent signs agree).</summary>
public sealed record CvConfidence
{
    /// <summary>Of <see cref="CvProfile.Name"/>.</summary>
    public double Name { get; init; }

    /// <summary>Of <see cref="CvProfile.Email"/>.</summary>
    public double Email { get; init; }

    /// <summary>Of <see cref="CvProfile.Phone"/>.</summary>
    public double Phone { get; init; }

    /// <summary>Of <see cref="CvProfile.Location"/>.</summary>
    public double Location { get; init; }

    /// <summary>Of <see cref="CvProfile.Summary"/>.</summary>
    public double Summary { get; init; }

    /// <summary>Of <see cref="CvProfile.Experience"/>: the average over its entries.</summary>
    public double Experience { get; init; }

    /// <summary>Of <see cref="CvProfile.Education"/>: the average over its entries.</summary>
    public double Education { get; init; }

    /// <summary>Of <see cref="CvProfile.Skills"/>.</summary>
    public double Skills { get; init; }

    /// <summary>Of <see cref="CvProfile.Languages"/>.</summary>
    public double Languages { get; init; }

    /// <summary>Of <see cref="CvProfile.Links"/>.</summary>
    public double Links { get; init; }

    /// <summary>Weighted over the fields every CV should have; a missing one counts as 0.</summary>
    public double Overall { get; init; }
}
