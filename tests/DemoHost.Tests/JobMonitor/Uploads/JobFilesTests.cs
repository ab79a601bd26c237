using DemoHost.JobMonitor;

namespace DemoHost.Tests.JobMonitor.Uploads;

public sealed class JobFilesTests : IDisposable
{
    private readonly JobFiles _files = new(new JobMonitorOptions(), TimeProvider.System);
    private readonly string _name = UploadNames.New("cv.txt")!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Read_UploadThatHasNotEnded_FindsNothing()
    {
        await using (var file = _files.Create(_name)!)
            file.WriteByte(7);
        (await _files.ReadAsync(_name, Cancel)).ShouldBeNull();

        _files.TryPublish(_name).ShouldBeTrue();

        (await _files.ReadAsync(_name, Cancel)).ShouldBe([7]);
    }

    [Fact]
    public void Create_SecondUploadUnderOneName_IsRefusedWhileTheFirstGoesOnAndAfterwards()
    {
        using (_files.Create(_name))
            _files.Create(_name).ShouldBeNull();
        _files.TryPublish(_name).ShouldBeTrue();

        _files.Create(_name).ShouldBeNull();
    }

    [Fact]
    public async Task TryPublish_AnotherOneEndedMeanwhile_KeepsThatOne()
    {
        _files.Create(_name)!.Dispose();
        var final = Path.Combine(_files.Root, "uploads", _name);
        await File.WriteAllBytesAsync(final, [1], Cancel);

        _files.TryPublish(_name).ShouldBeFalse();

        (await _files.ReadAsync(_name, Cancel)).ShouldBe([1]);
        File.Exists(final + ".part").ShouldBeFalse();
    }

    [Fact]
    public void Discard_UploadThatWasRefused_MakesTheNameFreeAgain()
    {
        _files.Create(_name)!.Dispose();

        _files.Discard(_name);

        using var again = _files.Create(_name);
        again.ShouldNotBeNull();
    }

    [Fact]
    public void TryReserve_ManyAtOnce_GivesOutNoMoreThanThereIs()
    {
        using var files = new JobFiles(new JobMonitorOptions { MaxUploadBytes = 10, MaxStoredBytes = 35 }, TimeProvider.System);
        var given = new RoomReservation?[20];

        Parallel.For(0, given.Length, i => given[i] = files.TryReserve());

        given.Count(r => r is not null).ShouldBe(3);
        files.HasRoom().ShouldBeFalse();
        var one = given.First(r => r is not null)!;
        one.Dispose();
        one.Dispose();
        files.TryReserve().ShouldNotBeNull();
        files.TryReserve().ShouldBeNull();
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("00000000000000000000000000000000-../../cv.txt")]
    public async Task Any_NameThatWasNotMadeHere_BecomesNoPath(string name)
    {
        Should.Throw<ArgumentException>(() => _files.Create(name));
        Should.Throw<ArgumentException>(() => _files.TryPublish(name));
        Should.Throw<ArgumentException>(() => _files.Discard(name));
        await Should.ThrowAsync<ArgumentException>(() => _files.ReadAsync(name, Cancel));
    }

    [Fact]
    public void Dispose_TemporaryFolder_IsRemoved()
    {
        _files.Dispose();

        Directory.Exists(_files.Root).ShouldBeFalse();
    }
}
