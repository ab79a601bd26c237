using DemoHost.JobMonitor;
using Sse.Testing;

namespace DemoHost.Tests.JobMonitor.Uploads;

public sealed class UploadSignerTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly JobMonitorOptions _options = new() { UploadKey = Convert.ToBase64String(new byte[32]) };

    [Fact]
    public void Judge_WhatWasSigned_IsGoodUntilItsTimeIsOver()
    {
        var signer = new UploadSigner(_options, _clock);
        var (expires, signature) = Take(signer.Sign("a.pdf"));

        _clock.Advance(_options.UploadUrlLifetime - TimeSpan.FromSeconds(1));
        signer.Judge("a.pdf", expires, signature).ShouldBe(UploadVerdict.Good);
        _clock.Advance(TimeSpan.FromSeconds(1));
        signer.Judge("a.pdf", expires, signature).ShouldBe(UploadVerdict.Expired);
    }

    [Fact]
    public void Judge_AnythingChanged_IsForged()
    {
        var signer = new UploadSigner(_options, _clock);
        var (expires, signature) = Take(signer.Sign("a.pdf"));

        signer.Judge("b.pdf", expires, signature).ShouldBe(UploadVerdict.Forged);
        signer.Judge("a.pdf", expires + "0", signature).ShouldBe(UploadVerdict.Forged);
        signer.Judge("a.pdf", "not a number", signature).ShouldBe(UploadVerdict.Forged);
        signer.Judge("a.pdf", null, signature).ShouldBe(UploadVerdict.Forged);
        signer.Judge("a.pdf", expires, null).ShouldBe(UploadVerdict.Forged);
        signer.Judge("a.pdf", expires, "").ShouldBe(UploadVerdict.Forged);
        signer.Judge("a.pdf", expires, new string('A', 100_000)).ShouldBe(UploadVerdict.Forged);
        for (var i = 0; i < signature.Length - 1; i++)
            signer.Judge("a.pdf", expires, signature[..i] + (signature[i] == 'A' ? 'B' : 'A') + signature[(i + 1)..]).ShouldBe(UploadVerdict.Forged);
    }

    [Fact]
    public void Judge_OtherProcess_NeedsTheSameKey()
    {
        var (expires, signature) = Take(new UploadSigner(_options, _clock).Sign("a.pdf"));

        new UploadSigner(_options, _clock).Judge("a.pdf", expires, signature).ShouldBe(UploadVerdict.Good);
        new UploadSigner(new JobMonitorOptions(), _clock).Judge("a.pdf", expires, signature).ShouldBe(UploadVerdict.Forged);
    }

    private static (string Expires, string Signature) Take(string query)
    {
        var parts = query.Split('&', '=');
        return (parts[1], parts[3]);
    }
}
