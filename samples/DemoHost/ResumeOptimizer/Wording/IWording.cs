namespace DemoHost.ResumeOptimizer;

/// <summary>Finds better words for the lines of a resume.</summary>
internal interface IWording
{
    /// <summary>What the step is called that does it.</summary>
    string Title { get; }

    /// <summary>The lines that should read otherwise.</summary>
    /// <exception cref="WordingException">It could not be done; the rules do it then.</exception>
    /// <exception cref="OperationCanceledException">The token was signalled.</exception>
    Task<IReadOnlyList<Rewording>> RewordAsync(Resume resume, JobPosting job, CancellationToken cancellationToken);
}
