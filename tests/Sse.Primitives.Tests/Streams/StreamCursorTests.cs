using Sse.Primitives;

namespace Sse.Primitives.Tests.Streams;

public sealed class StreamCursorTests
{
    private readonly EventStream _stream = new("run-1");

    [Fact]
    public void TryRead_FromEveryPosition_GivesExactlyTheTail()
    {
        for (var i = 0; i < 500; i++)
            _stream.Append(""u8, new byte[i]);

        for (var after = 0; after <= 500; after++)
        {
            var cursor = _stream.OpenCursor(new StreamPosition(_stream.Epoch, after));
            EventStreamTests.ReadAll(cursor).Select(e => e.Data.Length).ShouldBe(Enumerable.Range(after, 500 - after));
        }
    }

    [Fact]
    public void TryRead_ManyReaders_AreGivenTheSameBytes()
    {
        for (var i = 0; i < 100; i++)
            _stream.Append(""u8, new byte[i]);

        var given = Enumerable.Range(0, 1_000).Select(_ =>
        {
            _stream.OpenCursor().TryRead(out var frames).ShouldBe(CursorStatus.Data);
            return frames;
        }).ToList();

        // Not equal: the very same memory.
        given.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task TryRead_WhileAWriterHoldsTheLock_ReadsOn()
    {
        _stream.Append(""u8, "x"u8);
        using var held = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var writer = Task.Run(() =>
        {
            lock (_stream.WriteLock)
            {
                _stream.Append(""u8, "y"u8);
                held.Set();
                release.Wait(TimeSpan.FromMinutes(1));
            }
        }, TestContext.Current.CancellationToken);
        held.Wait(TestContext.Current.CancellationToken);

        var cursor = _stream.OpenCursor();
        EventStreamTests.ReadAll(cursor).Count.ShouldBe(2);
        cursor.LagBytes.ShouldBe(0);
        cursor.WaitAsync(TestContext.Current.CancellationToken).AsTask().IsCompleted.ShouldBeFalse();
        writer.IsCompleted.ShouldBeFalse("the writer still holds the lock");
        release.Set();
        await writer;
    }

    [Fact]
    public void TryRead_CompleteStream_EndsAfterTheTerminalEvent()
    {
        _stream.Append(""u8, "x"u8);
        _stream.TryComplete("done"u8, "{}"u8, out var terminal);

        var cursor = _stream.OpenCursor();
        cursor.TryRead(out _).ShouldBe(CursorStatus.Data);
        cursor.TryRead(out _).ShouldBe(CursorStatus.End);
        _stream.OpenCursor(terminal).TryRead(out _).ShouldBe(CursorStatus.End);
    }

    public static TheoryData<string> ForeignIds => new(
        "garbage", "1-1", new StreamPosition(StreamEpoch.Next(TimeProvider.System), 1).ToString(), new string('x', 5_000));

    [Theory]
    [MemberData(nameof(ForeignIds))]
    public void TryRead_ForeignId_IsAGapOfAnotherEpoch(string lastEventId)
    {
        _stream.Append(""u8, "x"u8);
        var cursor = _stream.OpenCursor(lastEventId);

        cursor.TryRead(out _).ShouldBe(CursorStatus.Gap);

        cursor.Gap!.EpochChanged.ShouldBeTrue();
        cursor.Gap.Requested.ShouldBe(lastEventId[..Math.Min(lastEventId.Length, StreamPosition.MaxLength)]);
        cursor.Gap.Head.ShouldBe(_stream.Head);
    }

    [Fact]
    public void TryRead_FuturePosition_IsAGapOfTheSameEpoch()
    {
        _stream.Append(""u8, "x"u8);
        var cursor = _stream.OpenCursor(new StreamPosition(_stream.Epoch, 7));

        cursor.TryRead(out _).ShouldBe(CursorStatus.Gap);

        cursor.Gap!.EpochChanged.ShouldBeFalse();
    }

    [Fact]
    public void TryRead_ReaderThatFellBehind_IsToldWhatItMissedAndMayContinue()
    {
        var stream = new EventStream("s", new EventStreamOptions { MaxEvents = 5 });
        stream.Append(""u8, "x"u8);
        var cursor = stream.OpenCursor();
        cursor.TryRead(out _);
        for (var i = 0; i < 20; i++)
            stream.Append(""u8, "x"u8);

        cursor.TryRead(out _).ShouldBe(CursorStatus.Gap);
        cursor.Gap.ShouldBe(new StreamGap(cursor.Position.ToString(), stream.FirstAvailable, stream.Head, EpochChanged: false));

        cursor.MoveTo();
        EventStreamTests.ReadAll(cursor).Select(e => e.Position.Sequence).ShouldBe([17L, 18, 19, 20, 21]);
    }

    [Fact]
    public void MoveTo_WriterHasGoneOnSinceTheGap_ContinuesWhereTheGapSaidOrTellsAnother()
    {
        var stream = new EventStream("s", new EventStreamOptions { MaxEvents = 5 });
        stream.Append(""u8, "x"u8);
        var cursor = stream.OpenCursor();
        cursor.TryRead(out _);
        for (var i = 0; i < 20; i++)
            stream.Append(""u8, "x"u8);
        cursor.TryRead(out _).ShouldBe(CursorStatus.Gap);
        var told = cursor.Gap!.FirstAvailable.Sequence;
        for (var i = 0; i < 10; i++)
            stream.Append(""u8, "x"u8);

        cursor.MoveTo();

        cursor.TryRead(out _).ShouldBe(CursorStatus.Gap, "what lies between was never told to be missing");
        StreamPosition.Parse(cursor.Gap!.Requested).Sequence.ShouldBe(told - 1);
        cursor.MoveTo();
        EventStreamTests.ReadAll(cursor).Select(e => e.Position.Sequence).ShouldBe([27L, 28, 29, 30, 31]);
    }

    [Fact]
    public void LagBytes_AnyPosition_IsTheLengthOfWhatIsStillToBeRead()
    {
        var stream = new EventStream("s", new EventStreamOptions { MaxEvents = 300 });
        for (var i = 0; i < 500; i++)
            stream.Append(""u8, new byte[i]);

        for (var after = 200; after <= 500; after++)
        {
            var cursor = stream.OpenCursor(new StreamPosition(stream.Epoch, after));
            var expected = cursor.LagBytes;
            var read = 0L;
            while (cursor.TryRead(out var frames) == CursorStatus.Data)
                read += frames.Length;
            read.ShouldBe(expected);
            cursor.LagBytes.ShouldBe(0);
        }
        stream.OpenCursor(new StreamPosition(stream.Epoch, 3)).LagBytes.ShouldBe(stream.Bytes, "what was dropped is not counted");
    }

    [Fact]
    public async Task WaitAsync_EventAppended_Returns()
    {
        var cursor = _stream.OpenCursor();
        var wait = cursor.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        wait.IsCompleted.ShouldBeFalse();

        _stream.Append(""u8, "x"u8);

        await wait;
        cursor.TryRead(out _).ShouldBe(CursorStatus.Data);
    }

    [Fact]
    public async Task WaitAsync_Cancelled_ThrowsAndTheCursorGoesOn()
    {
        var cursor = _stream.OpenCursor();
        for (var i = 0; i < 3; i++)
        {
            using var cancel = new CancellationTokenSource();
            var wait = cursor.WaitAsync(cancel.Token).AsTask();
            await cancel.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(wait);
        }
        var last = cursor.WaitAsync(TestContext.Current.CancellationToken).AsTask();

        _stream.Append(""u8, "x"u8);

        await last;
    }

    [Fact]
    public async Task Wake_BeforeTheWait_IsNotLost()
    {
        var cursor = _stream.OpenCursor();
        cursor.Wake();
        await cursor.WaitAsync(TestContext.Current.CancellationToken);

        var wait = cursor.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        wait.IsCompleted.ShouldBeFalse();
        cursor.Wake();
        await wait;
    }

    [Fact]
    public async Task WaitAsync_ManyReadersThatLeaveASilentStream_AreNotRemembered()
    {
        var waiting = Enumerable.Range(0, 100).Select(_ => WaitForNewsAsync()).ToList();
        for (var i = 0; i < 20_000; i++)
        {
            using var left = new CancellationTokenSource();
            var wait = _stream.OpenCursor().WaitAsync(left.Token);
            await left.CancelAsync();
            // Also when it ends without a cancellation: it is woken when too many have been left behind.
            await Task.WhenAny(wait.AsTask());
        }

        _stream.Waiters.Depth.ShouldBeLessThan(2_000);

        _stream.Append(""u8, "x"u8);
        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);

        async Task WaitForNewsAsync()
        {
            var cursor = _stream.OpenCursor();
            while (cursor.TryRead(out _) == CursorStatus.Empty)
                await cursor.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void TryRead_WithoutNews_AllocatesNothing()
    {
        for (var i = 0; i < 100; i++)
            _stream.Append(""u8, new byte[100]);
        var cursor = _stream.OpenCursor();
        EventStreamTests.ReadAll(cursor);
        var start = new StreamPosition(_stream.Epoch, 0);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            cursor.MoveTo(start);
            while (cursor.TryRead(out _) == CursorStatus.Data)
            {
            }
        }
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
