namespace DemoHost.ResumeOptimizer;

/// <summary>What the resume slice may do.</summary>
public sealed class ResumeOptimizerOptions
{
    /// <summary>The longest resume or job text, in characters. Default: 50,000.</summary>
    public int MaxTextLength { get; set; } = 50_000;

    /// <summary>The most lines of a resume or job text. Default: 2,000.</summary>
    public int MaxLines { get; set; } = 2_000;

    /// <summary>How many jobs one client address may start in a minute. Default: 60.</summary>
    public int JobsPerMinute { get; set; } = 60;

    /// <summary>How many jobs may run at the same time; one more is refused with 503. Default: 200.</summary>
    public int MaxRunning { get; set; } = 200;

    /// <summary>How many results are kept to be fetched. Default: 200.</summary>
    public int MaxResults { get; set; } = 200;

    /// <summary>The longest pause a visitor may ask for between two pieces of work, so that people can watch what takes milliseconds. Default: 1 second.</summary>
    public TimeSpan MaxPace { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Origins whose pages may use the routes (CORS), such as <c>https://app.example.com</c>. Default: none but this host's own.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>The folder of the sample texts. Default: <c>sample-resumes</c> beside the program.</summary>
    public string SampleFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "sample-resumes");

    /// <summary>Whether and how job pages are fetched.</summary>
    public JobPageOptions JobPages { get; } = new();

    /// <summary>Limits of a chat model, if the host has one.</summary>
    public ChatWordingOptions Chat { get; } = new();

    /// <summary>Throws when a value makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the property.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTextLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxLines, 1);
        // The difference of two texts is found in a time that grows with the square of the lines that differ.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxLines, 5_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(JobsPerMinute, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRunning, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxResults, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPace, TimeSpan.Zero);
        JobPages.Validate();
    }
}
