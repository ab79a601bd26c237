using DemoHost.JobMonitor;
using Microsoft.AspNetCore.Http;

namespace DemoHost.Tests.JobMonitor.Http;

public sealed class UploadReceiverTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Receive_BodyBreaksOff_IsTheSendersTrouble()
    {
        var problem = await UploadReceiver.ReceiveAsync(new BrokenStream(), "cv.txt", new MemoryStream(), 1000, Cancel);

        problem.ShouldBeAssignableTo<IStatusCodeHttpResult>()!.StatusCode.ShouldBe(400);
    }

    [Fact]
    public async Task Receive_DiskFull_IsNot() =>
        await Should.ThrowAsync<IOException>(() => UploadReceiver.ReceiveAsync(new MemoryStream([1, 2, 3]), "cv.txt", new BrokenStream(), 1000, Cancel));
}
