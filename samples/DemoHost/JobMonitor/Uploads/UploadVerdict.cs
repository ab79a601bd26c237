namespace DemoHost.JobMonitor;

/// <summary>What an upload address is worth.</summary>
internal enum UploadVerdict
{
    /// <summary>It was made here, for this name, and its time is not over.</summary>
    Good,

    /// <summary>It was not made here, or something in it was changed.</summary>
    Forged,

    /// <summary>It was good once.</summary>
    Expired,
}
