namespace DemoHost.JobMonitor;

/// <summary>A part of the analysis, in the words and figures of the original.</summary>
/// <param name="Name">On the wire, and the name of the phase in the native format.</param>
/// <param name="Message">What the original says while it runs.</param>
/// <param name="From">The progress at its start, 0 to 100.</param>
/// <param name="To">The progress at its end.</param>
internal sealed record JobStage(string Name, string Message, int From, int To)
{
    public static readonly JobStage Initializing = new("initializing", "Starting resume analysis", 0, 25);
    public static readonly JobStage Fetching = new("fetching", "Fetching the resume", 25, 50);
    public static readonly JobStage Parsing = new("parsing", "Parsing resume content", 50, 75);
    public static readonly JobStage Analyzing = new("analyzing", "Analyzing the resume", 75, 90);
    public static readonly JobStage Storing = new("storing", "Storing the result", 90, 100);

    /// <summary>All, in their order.</summary>
    public static readonly IReadOnlyList<JobStage> All = [Initializing, Fetching, Parsing, Analyzing, Storing];

    public static JobStage? Of(string name) => All.FirstOrDefault(s => s.Name == name);
}
