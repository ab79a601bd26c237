using System.Text.Json;

namespace DemoHost.JobMonitor;

/// <summary>Uploads and results on the local disk. Only names that <see cref="UploadNames"/> makes become paths.</summary>
internal sealed class JobFiles : IDisposable
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly JobMonitorOptions _options;
    private readonly TimeProvider _time;
    private readonly bool _isTemporary;
    private readonly string _uploads;
    private readonly string _results;
    private readonly Lock _gate = new();

    // Uploads that are being received here; guarded by _gate.
    private int _reserved;

    public JobFiles(JobMonitorOptions options, TimeProvider time)
    {
        (_options, _time, _isTemporary) = (options, time, options.Folder is null);
        Root = options.Folder ?? Directory.CreateTempSubdirectory("job-monitor-").FullName;
        _uploads = CreateFolder("uploads");
        _results = CreateFolder("results");
    }

    /// <summary>The folder that holds everything.</summary>
    public string Root { get; }

    /// <summary>Whether there is room for another file of the largest size, beside those that are being received.</summary>
    public bool HasRoom()
    {
        lock (_gate)
            return IsRoomForOneMore();
    }

    /// <summary>Keeps room for a file of the largest size.</summary>
    /// <returns>To be disposed of when the upload has been published or discarded; null when there is no room.</returns>
    public RoomReservation? TryReserve()
    {
        lock (_gate)
        {
            if (!IsRoomForOneMore())
                return null;
            _reserved++;
            return new RoomReservation(this);
        }
    }

    /// <summary>Gives back what <see cref="TryReserve"/> kept.</summary>
    public void Release()
    {
        lock (_gate)
            _reserved--;
    }

    /// <summary>Begins an upload.</summary>
    /// <returns>Null when there is, or was, another upload under this name.</returns>
    public FileStream? Create(string name)
    {
        var path = PathOf(name);
        try
        {
            return File.Exists(path) ? null : new FileStream(path + ".part", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path + ".part"))
        {
            return null;
        }
    }

    /// <summary>Ends an upload: from now on a worker finds it.</summary>
    /// <returns>False when another one ended under this name since this one began; that one stays.</returns>
    public bool TryPublish(string name)
    {
        try
        {
            File.Move(PathOf(name) + ".part", PathOf(name), overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(PathOf(name)))
        {
            Discard(name);
            return false;
        }
    }

    /// <summary>Forgets an upload that was not ended.</summary>
    public void Discard(string name) => File.Delete(PathOf(name) + ".part");

    /// <summary>An upload's bytes; null when there is none of that name.</summary>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(name), cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Keeps a job's result as JSON under its id.</summary>
    public async Task StoreResultAsync(ResumeJobData job, ResumeReport report, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_results, Checked(job.JobId, JobQueueNames.IsJobId(job.JobId)) + ".json");
        await File.WriteAllBytesAsync(path + ".part", JsonSerializer.SerializeToUtf8Bytes(report, JobJson.Default.ResumeReport), cancellationToken);
        // Those who read the folder see whole files only.
        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>Removes what is older than <see cref="JobMonitorOptions.KeepFiles"/>.</summary>
    public void RemoveExpired()
    {
        var oldest = _time.GetUtcNow() - _options.KeepFiles;
        foreach (var file in Files().Where(f => f.LastWriteTimeUtc < oldest))
            file.Delete();
    }

    public void Dispose()
    {
        try
        {
            if (_isTemporary && Directory.Exists(Root))
                Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A job that nobody stopped still writes; the system empties its temporary folder.
        }
    }

    private string CreateFolder(string name)
    {
        var path = Path.Combine(Root, name);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OnlyOwner);
        return path;
    }

    /// <summary>What has arrived of an upload counts beside its reservation: rather too much than too little, for other processes write here too.</summary>
    private bool IsRoomForOneMore() => Files().Sum(LengthOf) + ((_reserved + 1L) * _options.MaxUploadBytes) <= _options.MaxStoredBytes;

    private IEnumerable<FileInfo> Files() =>
        new[] { _uploads, _results }.SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles());

    /// <summary>Another process may have removed the file since it was listed.</summary>
    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private string PathOf(string name) => Path.Combine(_uploads, Checked(name, UploadNames.IsName(name)));

    /// <summary>The last line of defence: whoever calls has looked at the name already.</summary>
    private static string Checked(string name, bool isGood) =>
        isGood ? name : throw new ArgumentException("This name was not made here and must not become a path.", nameof(name));
}
