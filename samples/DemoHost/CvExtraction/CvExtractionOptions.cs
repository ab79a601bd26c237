namespace DemoHost.CvExtraction;

/// <summary>What the CV slice may do.</summary>
public sealed class CvExtractionOptions
{
    /// <summary>Limits and tools of the document readers.</summary>
    public CvDocumentOptions Documents { get; } = new();

    /// <summary>The folder of the sample CVs. Default: <c>sample-cvs</c> beside the program.</summary>
    public string SampleFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "sample-cvs");

    /// <summary>
    /// The longest pause a visitor may ask for before each step, so that people can watch what takes milliseconds. Default: 2 seconds.
    /// </summary>
    public TimeSpan MaxPace { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many uploads one client address may start in a minute. Default: 60.</summary>
    public int UploadsPerMinute { get; set; } = 60;

    /// <summary>How many extractions may run at the same time; one more is refused with 503. Default: 100.</summary>
    public int MaxRunning { get; set; } = 100;
}
