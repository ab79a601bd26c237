using Sse.Primitives;

namespace Sse.Workflow.Tests;

public sealed class SnapshotFolderTests
{
    [Fact]
    public void Appended_ThreadPoolNeverComes_TheWriterReadsBeforeAnythingIsDropped()
    {
        var folder = new SnapshotFolder { Schedule = _ => { } };
        var stream = new EventStream("run", new EventStreamOptions { MaxEvents = 40 });
        folder.Attach(stream);
        for (var i = 0; i < 500; i++)
        {
            var frame = Problem(i);
            stream.TryAppendFrame(frame, isTerminal: false, out _).ShouldBeTrue();
            folder.Appended(frame.Length, TimeSpan.Zero);
        }

        stream.FirstAvailable.Sequence.ShouldBeGreaterThan(400);
        var snapshot = folder.Copy();
        snapshot.Rev.ShouldBe(500);
        snapshot.Totals["problems"].ShouldBe(500);
    }

    private static byte[] Problem(int i) => System.Text.Encoding.UTF8.GetBytes(
        $$"""
        event: problem
        data: {"type":"problem","workflowId":"run","ts":"2026-01-01T00:00:00.000Z","t":0,"node":"0","rev":{{i + 1}},"code":"c{{i}}","message":"m"}


        """.ReplaceLineEndings("\n"));
}
