namespace DemoHost.JobMonitor;

/// <summary>Room for one upload, kept until it has been received or refused.</summary>
internal sealed class RoomReservation(JobFiles files) : IDisposable
{
    private bool _isReleased;

    public void Dispose()
    {
        if (!_isReleased)
            files.Release();
        _isReleased = true;
    }
}
